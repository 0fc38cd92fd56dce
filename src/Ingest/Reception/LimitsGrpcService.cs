using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Limits;

namespace TraceEngine.Ingest.Reception;

/// <summary>Lists every cap of this host, of all its rooms.</summary>
internal sealed class LimitsGrpcService(IEnumerable<ILimitSource> sources) : LimitsService.LimitsServiceBase
{
    public override Task<GetLimitsResponse> GetLimits(GetLimitsRequest request, ServerCallContext context)
    {
        var caller = Calls.CallerOf(context);
        var limits = sources.SelectMany(source => source.ReadFor(caller.EnterpriseId))
            .OrderBy(limit => limit.Setting, StringComparer.Ordinal);
        return Task.FromResult(new GetLimitsResponse { Limits = { limits.Select(ToMessage) } });
    }

    private static Limit ToMessage(LimitEntry entry)
    {
        var limit = new Limit
        {
            Setting = entry.Setting,
            TitleZh = entry.TitleZh,
            TitleEn = entry.TitleEn,
            Unit = entry.Unit,
            Owner = entry.Owner,
            Value = entry.Value,
        };
        if (entry.Used is { } used)
        {
            limit.Used = used;
        }

        return limit;
    }
}
