using System.Runtime.CompilerServices;
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
        Require(result, options.MaximumMessageSize, 64 * KiB, 64 * MiB);
        Require(result, options.Http2StreamWindow, 64 * KiB, 64 * MiB);
        Require(result, options.Http2ConnectionWindow, options.Http2StreamWindow, 256 * MiB);
        Require(result, options.MaximumCallsPerConnection, 1, 10_000);
        Require(result, options.MaximumConnections, 1, 100_000);
        Require(result, options.PingInterval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Require(result, options.PingTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        Require(result, options.DrainTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        return result.Build();
    }

    private static void Require<T>(
        ValidateOptionsResultBuilder result, T value, T least, T most, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            result.AddError($"Server:{name["options.".Length..]} 应在 {least} 到 {most} 之间 / must be {least} to {most}: {value}");
        }
    }
}
