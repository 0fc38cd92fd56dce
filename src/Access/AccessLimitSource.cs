using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Limits;

namespace TraceEngine.Access;

/// <summary>The caps of keys and signatures.</summary>
internal sealed class AccessLimitSource(IOptions<AccessOptions> options) : ILimitSource
{
    public IEnumerable<LimitEntry> ReadFor(long enterpriseId)
    {
        var access = options.Value;
        yield return LimitEntry.OfTime(
            $"Access:{nameof(access.MaximumClockDifference)}", "签名时间与服务器时间的最大偏差", "difference of the caller's clock",
            access.MaximumClockDifference);
        yield return LimitEntry.OfTime(
            $"Access:{nameof(access.RotationOverlap)}", "轮换后旧密钥的有效时间", "time an old key works after a rotation",
            access.RotationOverlap);
        yield return LimitEntry.OfHostTime(
            $"Access:{nameof(access.RefreshInterval)}", "刷新密钥的间隔", "pause between looks at the keys", access.RefreshInterval);
        yield return LimitEntry.OfHostTime(
            $"Access:{nameof(access.RefreshTimeout)}", "刷新密钥的时限", "time of one look at the keys", access.RefreshTimeout);
        yield return LimitEntry.OfHostTime(
            $"Access:{nameof(access.DenialRefreshInterval)}", "签名不符时额外刷新的间隔", "pause between extra looks for unknown keys",
            access.DenialRefreshInterval);
        yield return LimitEntry.OfHostTime(
            $"Access:{nameof(access.KeysMaximumAge)}", "密钥最长未刷新时间", "age of the keys in memory", access.KeysMaximumAge);
        yield return LimitEntry.OfHost(
            $"Access:{nameof(access.MaximumKeys)}", "有效密钥数", "live key versions", LimitUnit.Number, access.MaximumKeys);
        yield return LimitEntry.OfHostTime(
            $"Access:{nameof(access.LastUseWriteInterval)}", "记录最近使用时间的间隔", "pause between writes of last use",
            access.LastUseWriteInterval);
        foreach (var entry in Replays(access))
        {
            yield return entry;
        }
    }

    private static IEnumerable<LimitEntry> Replays(AccessOptions access)
    {
        yield return LimitEntry.OfTime(
            $"Access:{nameof(access.ReplayMemory)}", "重复签名返回首次应答的时间", "time a signed upload is remembered",
            access.ReplayMemory);
        yield return LimitEntry.OfTime(
            $"Access:{nameof(access.ReplayTakeover)}", "未应答的上传可由重发接手的时间", "time until a repeat takes over",
            access.ReplayTakeover);
        yield return LimitEntry.OfCall(
            $"Access:{nameof(access.ReplayAnswerAtMost)}", "为重发保存的应答", "answer kept for repeats", LimitUnit.Bytes,
            access.ReplayAnswerAtMost);
        yield return LimitEntry.OfHostTime(
            $"Access:{nameof(access.ReplaySweepInterval)}", "清理过期签名的间隔", "pause between sweeps of expired signatures",
            access.ReplaySweepInterval);
        yield return LimitEntry.OfHost(
            $"Access:{nameof(access.ReplaySweepRows)}", "一次清理的签名数", "signatures deleted by one statement", LimitUnit.Rows,
            access.ReplaySweepRows);
    }
}
