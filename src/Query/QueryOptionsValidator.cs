using Microsoft.Extensions.Options;
using TraceEngine.Query.Caching;
using TraceEngine.Query.Listing;
using TraceEngine.Query.Exports;
using TraceEngine.Query.Reconcile;

namespace TraceEngine.Query;

/// <summary>Says everything that is wrong with the settings of the read side at once.</summary>
internal sealed class QueryOptionsValidator : IValidateOptions<QueryOptions>
{
    public ValidateOptionsResult Validate(string? name, QueryOptions options)
    {
        var errors = new List<string>();
        Check(nameof(options.ContentNodeBudget), options.ContentNodeBudget, 1, 10_000_000);
        Check(nameof(options.DepthLimit), options.DepthLimit, 1, 64);
        Check(nameof(options.KeysPerStatement), options.KeysPerStatement, 1, 10_000);
        Check(nameof(options.ParentsPerStatement), options.ParentsPerStatement, 1, 10_000);
        Check(nameof(options.SettledFactsAtMost), options.SettledFactsAtMost, 1, 10_000_000);
        Check(nameof(options.ChainStreamCodesAtMost), options.ChainStreamCodesAtMost, 1, 1_000_000);
        Check(nameof(options.ChainStreamMessageCodesAtMost), options.ChainStreamMessageCodesAtMost, 1, 40_000);
        Check(nameof(options.ChainStreamPartCodes), options.ChainStreamPartCodes, 1, 5_000);
        Check(nameof(options.ChainStreamsAtMost), options.ChainStreamsAtMost, 1, 10_000);
        Check(
            nameof(options.ChainStreamTimeout), options.ChainStreamTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(2));
        Check(nameof(options.CallTimeout), options.CallTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5));
        Check(nameof(options.PoolSizeAtMost), options.PoolSizeAtMost, 1, 1_000);
        Check(nameof(options.RetryDelay), options.RetryDelay, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5));
        CheckCache(options.Cache);
        CheckReconcile(options.Reconcile);
        CheckListing(options.Listing);
        errors.AddRange(ExportLimits.FindFaults(options.Exports));
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void CheckCache(CacheOptions cache)
        {
            const string Part = nameof(options.Cache);
            Check($"{Part}:{nameof(cache.Kind)}", (int)cache.Kind, (int)RedisKind.Plain, (int)RedisKind.Replicated);
            Check(
                $"{Part}:{nameof(cache.GenerationLease)}", cache.GenerationLease, TimeSpan.FromMilliseconds(100),
                TimeSpan.FromSeconds(2));
            Check($"{Part}:{nameof(cache.RenewEvery)}", cache.RenewEvery, TimeSpan.FromMilliseconds(10), cache.GenerationLease);
            Check(
                $"{Part}:{nameof(cache.ReopenAfter)}", cache.ReopenAfter, TimeSpan.FromMilliseconds(2500), TimeSpan.FromHours(1));
            Check(
                $"{Part}:{nameof(cache.PlainCheckEvery)}", cache.PlainCheckEvery, TimeSpan.FromMilliseconds(100),
                TimeSpan.FromMinutes(5));
            Check(
                $"{Part}:{nameof(cache.CommandTimeout)}", cache.CommandTimeout, TimeSpan.FromMilliseconds(1),
                TimeSpan.FromSeconds(10));
            Check($"{Part}:{nameof(cache.EntryLifetime)}", cache.EntryLifetime, TimeSpan.FromSeconds(1), TimeSpan.FromDays(30));
            Check($"{Part}:{nameof(cache.LeaseLifetime)}", cache.LeaseLifetime, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
            Check($"{Part}:{nameof(cache.EntriesPerCommand)}", cache.EntriesPerCommand, 1, 2_000);
        }

        void CheckReconcile(ReconcileOptions reconcile)
        {
            const string Part = nameof(options.Reconcile);
            Check($"{Part}:{nameof(reconcile.Timeout)}", reconcile.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(2));
            Check($"{Part}:{nameof(reconcile.RunsAtMost)}", reconcile.RunsAtMost, 1, 100);
            Check($"{Part}:{nameof(reconcile.SectionsPerStatement)}", reconcile.SectionsPerStatement, 1, 10_000);
            Check($"{Part}:{nameof(reconcile.TrailNodesAtMost)}", reconcile.TrailNodesAtMost, 10_000, 10_000_000);
            Check($"{Part}:{nameof(reconcile.GapsPerKindAtMost)}", reconcile.GapsPerKindAtMost, 1, 100_000);
            Check($"{Part}:{nameof(reconcile.GapSubjectsAtMost)}", reconcile.GapSubjectsAtMost, 1, 1_000_000);
            Check($"{Part}:{nameof(reconcile.LotsPerNumberAtMost)}", reconcile.LotsPerNumberAtMost, 1, 10_000);
            Check($"{Part}:{nameof(reconcile.DutyWindow)}", reconcile.DutyWindow, TimeSpan.FromHours(1), TimeSpan.FromDays(366));
            Check($"{Part}:{nameof(reconcile.DutySubjectsAtMost)}", reconcile.DutySubjectsAtMost, 1, 10_000);
            Check($"{Part}:{nameof(reconcile.DutyCodesAtMost)}", reconcile.DutyCodesAtMost, 1, 10_000_000);
        }

        void CheckListing(ListingOptions listing)
        {
            const string Part = nameof(options.Listing);
            Check($"{Part}:{nameof(listing.PageSize)}", listing.PageSize, 1, listing.PageSizeAtMost);
            Check($"{Part}:{nameof(listing.PageSizeAtMost)}", listing.PageSizeAtMost, 1, 100_000);
            Check($"{Part}:{nameof(listing.TotalAtMost)}", listing.TotalAtMost, 1, 100_000_000);
            Check($"{Part}:{nameof(listing.ForeignCodesAtMost)}", listing.ForeignCodesAtMost, 1, 100_000_000);
            Check($"{Part}:{nameof(listing.SectionsPerStatement)}", listing.SectionsPerStatement, 1, 10_000);
            Check($"{Part}:{nameof(listing.DaysAtMost)}", listing.DaysAtMost, 1, 3_660);
            Check($"{Part}:{nameof(listing.ProductsAtMost)}", listing.ProductsAtMost, 1, 10_000);
            Check($"{Part}:{nameof(listing.EntriesPerMessage)}", listing.EntriesPerMessage, 1, 20_000);
            Check($"{Part}:{nameof(listing.Timeout)}", listing.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30));
            Check($"{Part}:{nameof(listing.PoolSizeAtMost)}", listing.PoolSizeAtMost, 1, 1_000);
        }

        void Check<T>(string setting, T value, T least, T most)
            where T : IComparable<T>
        {
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
            {
                errors.Add($"设置 Query:{setting} 为 {value}，应在 {least} 与 {most} 之间 / "
                    + $"setting Query:{setting} is {value}, it must be between {least} and {most}.");
            }
        }
    }
}
