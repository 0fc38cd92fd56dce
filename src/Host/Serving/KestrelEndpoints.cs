using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace TraceEngine.Host.Serving;

/// <summary>The endpoints as Kestrel's own configuration, so that certificates are loaded by Kestrel's rules.</summary>
internal static class KestrelEndpoints
{
    public const string Grpc = "Grpc";
    public const string Http = "Http";
    public const string Json = "Json";

    /// <summary>gRPC without TLS on loopback, for the facade of this very process.</summary>
    public const string Internal = "Internal";

    /// <summary>The endpoints that a process opens, in the order in which Kestrel opens them: that of their names.</summary>
    public static IReadOnlyList<string> NamesFor(ServeSettings settings) => !settings.Roles.Contains(ServeRole.Signing)
        ? [Grpc, Http]
        : IsAlone(settings) ? [Grpc, Http, Json] : [Grpc, Http, Internal, Json];

    public static IEnumerable<KeyValuePair<string, string?>> For(ServeSettings settings)
    {
        var isSecure = settings.Certificate is not null;
        var scheme = isSecure ? "https" : "http";
        foreach (var name in NamesFor(settings))
        {
            var (url, protocols) = name switch
            {
                Grpc => ($"{scheme}://{settings.Listen}", "Http2"),
                Http => ($"{scheme}://{settings.Http}", "Http1"),
                Internal => ("http://127.0.0.1:0", "Http2"),

                // Which of the two is spoken is agreed in the TLS handshake; without one there is no way to tell.
                _ => ($"{scheme}://{settings.Json}", isSecure ? "Http1AndHttp2" : "Http1"),
            };
            yield return new($"Kestrel:Endpoints:{name}:Url", url);
            yield return new($"Kestrel:Endpoints:{name}:Protocols", protocols);
        }

        if (settings.Certificate is { } certificate)
        {
            yield return new("Kestrel:Certificates:Default:Path", certificate);
        }
        if (settings.CertificateKey is { } key)
        {
            yield return new("Kestrel:Certificates:Default:KeyPath", key);
        }
    }

    /// <summary>Marks the connections of the JSON endpoint: only it serves the facade, and it serves nothing else.</summary>
    public static void MarkJson(KestrelServerOptions kestrel) =>
        kestrel.ConfigurationLoader?.Endpoint(Json, endpoint => endpoint.ListenOptions.Use(next => connection =>
        {
            connection.Features.Set(JsonConnection.Mark);
            return next(connection);
        }));

    // The engine is elsewhere, so nothing of this process has to be reached.
    private static bool IsAlone(ServeSettings settings) =>
        !settings.Roles.Contains(ServeRole.Ingest) && !settings.Roles.Contains(ServeRole.Query);
}
