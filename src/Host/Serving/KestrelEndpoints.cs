
namespace TraceEngine.Host.Serving;

/// <summary>The two endpoints as Kestrel's own configuration, so that certificates are loaded by Kestrel's rules.</summary>
internal static class KestrelEndpoints
{
    public static IEnumerable<KeyValuePair<string, string?>> For(ServeSettings settings)
    {
        var scheme = settings.Certificate is null ? "http" : "https";
        yield return new("Kestrel:Endpoints:Grpc:Url", $"{scheme}://{settings.Listen}");
        yield return new("Kestrel:Endpoints:Grpc:Protocols", "Http2");
        yield return new("Kestrel:Endpoints:Http:Url", $"{scheme}://{settings.Http}");
        yield return new("Kestrel:Endpoints:Http:Protocols", "Http1");
        if (settings.Certificate is { } certificate)
        {
            yield return new("Kestrel:Certificates:Default:Path", certificate);
        }
        if (settings.CertificateKey is { } key)
        {
            yield return new("Kestrel:Certificates:Default:KeyPath", key);
        }
    }

}
