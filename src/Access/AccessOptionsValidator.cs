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
        Require(result, options.MaximumKeys, 1, 1_000_000);
        RequireReplays(result, options);
        return result.Build();
    }

    private static void RequireReplays(ValidateOptionsResultBuilder result, AccessOptions options)
    {
        Require(result, options.ReplayMemory, TimeSpan.FromSeconds(2), TimeSpan.FromHours(24));
        Require(result, options.ReplayTakeover, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Require(result, options.ReplaySweepInterval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Require(result, options.ReplayAnswerAtMost, 1, 64 * 1024 * 1024);
        Require(result, options.ReplaySweepRows, 1, 100_000);
        if (options.ReplayMemory < 2 * options.MaximumClockDifference)
        {
            result.AddError(
                $"Access:ReplayMemory 至少应为 Access:MaximumClockDifference 的两倍，否则签名失效前即可重放 / must be at least twice "
                + $"Access:MaximumClockDifference, or a signature outlives its memory: {options.ReplayMemory}");
        }
        if (options.ReplayTakeover >= options.ReplayMemory)
        {
            result.AddError(
                $"Access:ReplayTakeover 应短于 Access:ReplayMemory / must be shorter than Access:ReplayMemory: "
                + $"{options.ReplayTakeover}, {options.ReplayMemory}");
        }
    }

    private static void Require<T>(
        ValidateOptionsResultBuilder result, T value, T least, T most, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            result.AddError($"Access:{name["options.".Length..]} 应在 {least} 到 {most} 之间 / must be {least} to {most}: {value}");
        }
    }
}
