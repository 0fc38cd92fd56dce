using Microsoft.Extensions.Options;
using TraceEngine.Query.Caching;
using TraceEngine.Query.Exports;
using TraceEngine.Query.Listing;
using TraceEngine.Query.Reconcile;

namespace TraceEngine.Query;

/// <summary>Says everything that is wrong with the settings of the read side at once.</summary>
internal sealed class QueryOptionsValidator : IValidateOptions<QueryOptions>
{
    public ValidateOptionsResult Validate(string? name, QueryOptions options)
    {
        string[] errors =
        [
            .. FindFaults(options),
            .. FindFaults(options.Cache),
            .. FindFaults(options.Reconcile),
            .. ListingLimits.FindFaults(options.Listing),
            .. ExportLimits.FindFaults(options.Exports),
        ];
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> FindFaults(QueryOptions options)
    {
        var ranges = new SettingRanges("Query");
        ranges.Check(nameof(options.ContentNodeBudget), options.ContentNodeBudget, 1, 10_000_000);
        ranges.Check(nameof(options.DepthLimit), options.DepthLimit, 1, 64);
        ranges.Check(nameof(options.KeysPerStatement), options.KeysPerStatement, 1, 10_000);
        ranges.Check(nameof(options.ParentsPerStatement), options.ParentsPerStatement, 1, 10_000);
        ranges.Check(nameof(options.SettledFactsAtMost), options.SettledFactsAtMost, 1, 10_000_000);
        ranges.Check(nameof(options.PathHintsAtMost), options.PathHintsAtMost, 1, 16_777_216);
        ranges.Check(nameof(options.AskedCodesAtMost), options.AskedCodesAtMost, 1, 1_073_741_824);
        ranges.Check(nameof(options.KnownAnswersAtMost), options.KnownAnswersAtMost, 0, 1_000_000);
        ranges.Check(nameof(options.ChainStreamCodesAtMost), options.ChainStreamCodesAtMost, 1, 1_000_000);
        ranges.Check(nameof(options.ChainStreamMessageCodesAtMost), options.ChainStreamMessageCodesAtMost, 1, 40_000);
        ranges.Check(nameof(options.ChainStreamPartCodes), options.ChainStreamPartCodes, 1, 5_000);
        ranges.Check(nameof(options.ChainStreamsAtMost), options.ChainStreamsAtMost, 1, 10_000);
        ranges.Check(
            nameof(options.ChainStreamTimeout), options.ChainStreamTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(2));
        ranges.Check(nameof(options.CallTimeout), options.CallTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5));
        ranges.Check(nameof(options.NotFoundTime), options.NotFoundTime, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        ranges.Check(nameof(options.PoolSizeAtMost), options.PoolSizeAtMost, 1, 1_000);
        ranges.Check(nameof(options.RetryDelay), options.RetryDelay, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5));
        return ranges.Faults;
    }

    private static IEnumerable<string> FindFaults(CacheOptions cache)
    {
        var ranges = new SettingRanges("Query:Cache");
        ranges.Check(nameof(cache.Kind), (int)cache.Kind, (int)RedisKind.Plain, (int)RedisKind.Replicated);
        ranges.Check(
            nameof(cache.GenerationLease), cache.GenerationLease, TimeSpan.FromMilliseconds(100),
            TimeSpan.FromSeconds(2));
        ranges.Check(nameof(cache.RenewEvery), cache.RenewEvery, TimeSpan.FromMilliseconds(10), cache.GenerationLease);
        ranges.Check(
            nameof(cache.ReopenAfter), cache.ReopenAfter, TimeSpan.FromMilliseconds(2500), TimeSpan.FromHours(1));
        ranges.Check(
            nameof(cache.PlainCheckEvery), cache.PlainCheckEvery, TimeSpan.FromMilliseconds(100),
            TimeSpan.FromMinutes(5));
        ranges.Check(
            nameof(cache.CommandTimeout), cache.CommandTimeout, TimeSpan.FromMilliseconds(1),
            TimeSpan.FromSeconds(10));
        ranges.Check(nameof(cache.EntryLifetime), cache.EntryLifetime, TimeSpan.FromSeconds(1), TimeSpan.FromDays(30));
        ranges.Check(nameof(cache.LeaseLifetime), cache.LeaseLifetime, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        ranges.Check(nameof(cache.EntriesPerCommand), cache.EntriesPerCommand, 1, 2_000);
        return ranges.Faults;
    }

    private static IEnumerable<string> FindFaults(ReconcileOptions reconcile)
    {
        var ranges = new SettingRanges("Query:Reconcile");
        ranges.Check(nameof(reconcile.Timeout), reconcile.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(2));
        ranges.Check(nameof(reconcile.RunsAtMost), reconcile.RunsAtMost, 1, 100);
        ranges.Check(nameof(reconcile.SectionsPerStatement), reconcile.SectionsPerStatement, 1, 10_000);
        ranges.Check(nameof(reconcile.TrailNodesAtMost), reconcile.TrailNodesAtMost, 10_000, 10_000_000);
        ranges.Check(nameof(reconcile.GapsPerKindAtMost), reconcile.GapsPerKindAtMost, 1, 100_000);
        ranges.Check(nameof(reconcile.GapSubjectsAtMost), reconcile.GapSubjectsAtMost, 1, 1_000_000);
        ranges.Check(nameof(reconcile.LotsPerNumberAtMost), reconcile.LotsPerNumberAtMost, 1, 10_000);
        ranges.Check(nameof(reconcile.DutyWindow), reconcile.DutyWindow, TimeSpan.FromHours(1), TimeSpan.FromDays(366));
        ranges.Check(nameof(reconcile.DutySubjectsAtMost), reconcile.DutySubjectsAtMost, 1, 10_000);
        ranges.Check(nameof(reconcile.DutyCodesAtMost), reconcile.DutyCodesAtMost, 1, 10_000_000);
        return ranges.Faults;
    }
}
