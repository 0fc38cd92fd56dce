using Microsoft.Extensions.Options;

namespace TraceEngine.Host.Serving;

/// <summary>Collects everything that is wrong with the options, so that one start shows all of it.</summary>
internal sealed class ServerOptionsValidator : IValidateOptions<ServerOptions>
{
    public ValidateOptionsResult Validate(string? name, ServerOptions options)
    {
        const int KiB = 1024;
        const int MiB = KiB * KiB;
        var result = new ValidateOptionsResultBuilder();
        Require(result, nameof(options.MaximumMessageSize), options.MaximumMessageSize, 64 * KiB, 64 * MiB);
        Require(result, nameof(options.Http2StreamWindow), options.Http2StreamWindow, 64 * KiB, 64 * MiB);
        Require(result, nameof(options.Http2ConnectionWindow), options.Http2ConnectionWindow, options.Http2StreamWindow, 256 * MiB);
        Require(result, nameof(options.MaximumCallsPerConnection), options.MaximumCallsPerConnection, 1, 10_000);
        Require(result, nameof(options.MaximumConnections), options.MaximumConnections, 1, 100_000);
        Require(result, nameof(options.PingInterval), options.PingInterval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Require(result, nameof(options.PingTimeout), options.PingTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        Require(result, nameof(options.DrainTimeout), options.DrainTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        return result.Build();
    }

    private static void Require<T>(ValidateOptionsResultBuilder result, string name, T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            result.AddError($"Server:{name} 应在 {least} 到 {most} 之间 / must be {least} to {most}: {value}");
        }
    }
}
