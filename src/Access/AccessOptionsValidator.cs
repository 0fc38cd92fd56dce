using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace TraceEngine.Access;

/// <summary>Collects everything that is wrong with the options, so that one start shows all of it.</summary>
internal sealed class AccessOptionsValidator : IValidateOptions<AccessOptions>
{
    private static readonly TimeSpan NoticeLimit = TimeSpan.FromSeconds(5);

    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        Require(result, options.MaximumClockDifference, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Require(result, options.RotationOverlap, TimeSpan.Zero, TimeSpan.FromDays(90));
        Require(result, options.RefreshInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(2));
        Require(result, options.RefreshTimeout, TimeSpan.FromMilliseconds(100), NoticeLimit);
        Require(result, options.DenialRefreshInterval, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5));
        Require(result, options.KeysMaximumAge, options.RefreshInterval, TimeSpan.FromMinutes(10));
        Require(result, options.LastUseWriteInterval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(24));
        if (options.RefreshInterval + options.RefreshTimeout > NoticeLimit)
        {
            result.AddError(
                $"Access:RefreshInterval + Access:RefreshTimeout 之和不得超过 5 秒，否则吊销的密钥停用过晚 / must be 5 s together at most, "
                + $"or a revoked key works for longer: {options.RefreshInterval} + {options.RefreshTimeout}");
        }
        if (options.MaximumKeys is < 1 or > 1_000_000)
        {
            result.AddError($"Access:MaximumKeys 应在 1 到 1000000 之间 / must be 1 to 1000000: {options.MaximumKeys}");
        }
        return result.Build();
    }

    private static void Require(
        ValidateOptionsResultBuilder result, TimeSpan value, TimeSpan least, TimeSpan most,
        [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < least || value > most)
        {
            result.AddError($"Access:{name["options.".Length..]} 应在 {least} 到 {most} 之间 / must be {least} to {most}: {value}");
        }
    }
}
