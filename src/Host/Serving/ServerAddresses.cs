using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace TraceEngine.Host.Serving;

/// <summary>Where a started server can be reached: ports that were 0 are known then.</summary>
internal sealed class ServerAddresses(IServer server, ServeSettings settings)
{
    /// <summary>gRPC.</summary>
    public string Grpc => Find(KestrelEndpoints.Grpc)!;

    /// <summary>Health and metrics.</summary>
    public string Http => Find(KestrelEndpoints.Http)!;

    /// <summary>The signed JSON interface; null when this process does not serve it.</summary>
    public string? Json => Find(KestrelEndpoints.Json);

    /// <summary>Where the facade of this process finds the engine in it.</summary>
    public static Uri Internal(IServiceProvider host) => new(
        host.GetRequiredService<ServerAddresses>().Find(KestrelEndpoints.Internal)
        ?? throw new InvalidOperationException(
            "This process serves no engine: set Signing:IngestAddress and Signing:QueryAddress."));

    private string? Find(string name)
    {
        var at = KestrelEndpoints.NamesFor(settings).Index().Where(one => one.Item == name).Select(
            one => one.Index).DefaultIfEmpty(-1)
            .First();
        return at < 0
            ? null
            : server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Select(Reachable).ElementAt(at);
    }

    private static string Reachable(string address) =>
        address.Replace("//0.0.0.0:", "//127.0.0.1:", StringComparison.Ordinal)
            .Replace("//[::]:", "//[::1]:", StringComparison.Ordinal);
}
