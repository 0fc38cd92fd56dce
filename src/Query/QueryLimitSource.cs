using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Limits;
using TraceEngine.Query.Exports;
using TraceEngine.Query.Listing;

namespace TraceEngine.Query;

/// <summary>The caps of the read side.</summary>
internal sealed class QueryLimitSource(IOptions<QueryOptions> options) : ILimitSource
{
    public IEnumerable<LimitEntry> ReadFor(long enterpriseId) =>
        [
            .. OfQuestions(), .. OfCache(), .. OfCounts(), .. ListingLimits.List(options.Value.Listing),
            .. ExportLimits.List(options.Value.Exports),
        ];

    private IEnumerable<LimitEntry> OfQuestions()
    {
        var query = options.Value;
        yield return LimitEntry.OfCall(
            $"Query:{nameof(query.ContentNodeBudget)}", "一次查询最多查看的内含码数", "codes inside that one call looks at",
            LimitUnit.Rows, query.ContentNodeBudget);
        yield return LimitEntry.OfCall(
            $"Query:{nameof(query.DepthLimit)}", "包装层级最多步数", "steps upward and downward", LimitUnit.Number, query.DepthLimit);
        yield return LimitEntry.OfHost(
            $"Query:{nameof(query.KeysPerStatement)}", "每条语句最多追溯码数", "codes of one statement",
            LimitUnit.Rows, query.KeysPerStatement);
        yield return LimitEntry.OfHost(
            $"Query:{nameof(query.ParentsPerStatement)}", "每条语句最多包装数", "packages of one statement",
            LimitUnit.Rows, query.ParentsPerStatement);
        yield return LimitEntry.OfHost(
            $"Query:{nameof(query.SettledFactsAtMost)}", "进程内保留的不变数据条数", "rows that never change, kept in process",
            LimitUnit.Rows, query.SettledFactsAtMost);
        yield return LimitEntry.OfHost(
            $"Query:{nameof(query.PathHintsAtMost)}", "进程内记住位置的追溯码数", "codes whose place is remembered in process",
            LimitUnit.Rows, query.PathHintsAtMost);
        yield return LimitEntry.OfHost(
            $"Query:{nameof(query.AskedCodesAtMost)}", "进程内记住已查询过的追溯码数", "codes remembered in process as asked for",
            LimitUnit.Rows, query.AskedCodesAtMost);
        yield return LimitEntry.OfHost(
            $"Query:{nameof(query.KnownAnswersAtMost)}", "进程内保留的追溯链应答数", "answers of GetChain kept in process",
            LimitUnit.Rows, query.KnownAnswersAtMost);
        yield return LimitEntry.OfCall(
            $"Query:{nameof(query.ChainStreamCodesAtMost)}", "一次批量查询的追溯码数", "codes of one call of StreamChains",
            LimitUnit.Rows, query.ChainStreamCodesAtMost);
        yield return LimitEntry.OfCall(
            $"Query:{nameof(query.ChainStreamMessageCodesAtMost)}", "批量查询每条消息的追溯码数",
            "codes of one message of StreamChains", LimitUnit.Rows, query.ChainStreamMessageCodesAtMost);
        yield return LimitEntry.OfHost(
            $"Query:{nameof(query.ChainStreamPartCodes)}", "批量查询一次处理的追溯码数", "codes that StreamChains walks together",
            LimitUnit.Rows, query.ChainStreamPartCodes);
        yield return LimitEntry.OfHost(
            $"Query:{nameof(query.ChainStreamsAtMost)}", "同时进行的批量查询数", "calls of StreamChains at once",
            LimitUnit.Number, query.ChainStreamsAtMost);
        yield return LimitEntry.OfTime(
            $"Query:{nameof(query.ChainStreamTimeout)}", "一次批量查询的时限", "time of one call of StreamChains",
            query.ChainStreamTimeout);
        yield return LimitEntry.OfTime(
            $"Query:{nameof(query.CallTimeout)}", "一次查询的时限", "time of one query", query.CallTimeout);
        yield return LimitEntry.OfTime(
            $"Query:{nameof(query.NotFoundTime)}", "“未找到”应答的最短时间", "least time of an answer that something is not found",
            query.NotFoundTime);
        yield return LimitEntry.OfHost(
            $"Query:{nameof(query.PoolSizeAtMost)}", "查询的数据库连接数", "database connections for queries",
            LimitUnit.Number, query.PoolSizeAtMost);
        yield return LimitEntry.OfTime(
            $"Query:{nameof(query.RetryDelay)}", "查询失败后的重试等待", "wait before a query is repeated", query.RetryDelay);
    }

    private IEnumerable<LimitEntry> OfCache()
    {
        var cache = options.Value.Cache;
        const string Part = "Query:Cache";
        yield return LimitEntry.OfTime(
            $"{Part}:{nameof(cache.GenerationLease)}", "缓存代号的有效时间", "time a host believes the cache's generation",
            cache.GenerationLease);
        yield return LimitEntry.OfTime(
            $"{Part}:{nameof(cache.RenewEvery)}", "重读缓存代号的间隔", "how often the cache's generation is read", cache.RenewEvery);
        yield return LimitEntry.OfTime(
            $"{Part}:{nameof(cache.ReopenAfter)}", "缓存关闭后重新打开的等待", "rest of a closed cache before it is opened",
            cache.ReopenAfter);
        yield return LimitEntry.OfTime(
            $"{Part}:{nameof(cache.PlainCheckEvery)}", "检查Redis配置的间隔", "how often Redis is looked at", cache.PlainCheckEvery);
        yield return LimitEntry.OfTime(
            $"{Part}:{nameof(cache.CommandTimeout)}", "Redis命令的时限", "time of one Redis command", cache.CommandTimeout);
        yield return LimitEntry.OfTime(
            $"{Part}:{nameof(cache.EntryLifetime)}", "缓存条目的保留时间", "time an entry of the cache stands", cache.EntryLifetime);
        yield return LimitEntry.OfTime(
            $"{Part}:{nameof(cache.LeaseLifetime)}", "缓存租约的时间", "time a lease of the cache stands", cache.LeaseLifetime);
        yield return LimitEntry.OfHost(
            $"{Part}:{nameof(cache.EntriesPerCommand)}", "每条Redis命令最多条目数", "entries of one Redis command",
            LimitUnit.Rows, cache.EntriesPerCommand);
    }

    private IEnumerable<LimitEntry> OfCounts()
    {
        var count = options.Value.Reconcile;
        const string Part = "Query:Reconcile";
        yield return LimitEntry.OfTime(
            $"{Part}:{nameof(count.Timeout)}", "一次对账的时限", "time of one reconciliation", count.Timeout);
        yield return LimitEntry.OfHost(
            $"{Part}:{nameof(count.RunsAtMost)}", "同时进行的对账数", "reconciliations at once", LimitUnit.Number, count.RunsAtMost);
        yield return LimitEntry.OfHost(
            $"{Part}:{nameof(count.SectionsPerStatement)}", "对账每条语句最多分段数", "sections of one statement of a reconciliation",
            LimitUnit.Sections, count.SectionsPerStatement);
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(count.TrailNodesAtMost)}", "对账时保留的追溯码和单据数", "codes and documents kept while a lot is counted",
            LimitUnit.Rows, count.TrailNodesAtMost);
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(count.GapsPerKindAtMost)}", "每种差异最多返回数", "gaps of one kind that are sent",
            LimitUnit.Rows, count.GapsPerKindAtMost);
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(count.GapSubjectsAtMost)}", "每种差异最多区分数", "gaps of one kind that are kept apart",
            LimitUnit.Rows, count.GapSubjectsAtMost);
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(count.LotsPerNumberAtMost)}", "同一批号最多查看的批次数", "lots of one number that are looked at",
            LimitUnit.Rows, count.LotsPerNumberAtMost);
        yield return LimitEntry.OfTime(
            $"{Part}:{nameof(count.DutyWindow)}", "待办回看的时间", "how far back duties are looked for", count.DutyWindow);
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(count.DutySubjectsAtMost)}", "待办最多查看的单据或批次数", "documents, and lots, that duties are looked for in",
            LimitUnit.Rows, count.DutySubjectsAtMost);
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(count.DutyCodesAtMost)}", "待办最多查看的追溯码数", "codes that duties are looked for in",
            LimitUnit.Rows, count.DutyCodesAtMost);
    }
}
