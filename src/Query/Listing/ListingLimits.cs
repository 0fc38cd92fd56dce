using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Limits;

namespace TraceEngine.Query.Listing;

/// <summary>The limits of contents and lists: which values they may have, and how they are told.</summary>
internal static class ListingLimits
{
    private const string Part = "Query:Listing";

    /// <summary>What is wrong with the settings.</summary>
    public static IEnumerable<string> FindFaults(ListingOptions listing)
    {
        var ranges = new SettingRanges(Part);
        ranges.Check(nameof(listing.PageSize), listing.PageSize, 1, listing.PageSizeAtMost);
        ranges.Check(nameof(listing.PageSizeAtMost), listing.PageSizeAtMost, 1, 100_000);
        ranges.Check(nameof(listing.TotalAtMost), listing.TotalAtMost, 1, 100_000_000);
        ranges.Check(nameof(listing.ForeignCodesAtMost), listing.ForeignCodesAtMost, 1, 100_000_000);
        ranges.Check(nameof(listing.SectionsPerStatement), listing.SectionsPerStatement, 1, 10_000);
        ranges.Check(nameof(listing.DaysAtMost), listing.DaysAtMost, 1, 3_660);
        ranges.Check(nameof(listing.ProductsAtMost), listing.ProductsAtMost, 1, 10_000);
        ranges.Check(nameof(listing.EntriesPerMessage), listing.EntriesPerMessage, 1, 20_000);
        ranges.Check(nameof(listing.Timeout), listing.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30));
        ranges.Check(nameof(listing.PoolSizeAtMost), listing.PoolSizeAtMost, 1, 1_000);
        return ranges.Faults;
    }

    /// <summary>The limits as they are told to callers.</summary>
    public static IEnumerable<LimitEntry> List(ListingOptions list)
    {
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(list.PageSize)}", "列表默认每页行数", "codes a page where the caller does not say",
            LimitUnit.Rows, list.PageSize);
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(list.PageSizeAtMost)}", "列表每页最多行数", "codes a page of a list", LimitUnit.Rows, list.PageSizeAtMost);
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(list.TotalAtMost)}", "列表总数最多统计到", "codes counted for a total", LimitUnit.Rows, list.TotalAtMost);
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(list.ForeignCodesAtMost)}", "列表一页最多查看的其他企业追溯码数",
            "codes of other enterprises looked at for one page", LimitUnit.Rows, list.ForeignCodesAtMost);
        yield return LimitEntry.OfHost(
            $"{Part}:{nameof(list.SectionsPerStatement)}", "列表每条语句最多分段数", "sections of one statement of a list",
            LimitUnit.Sections, list.SectionsPerStatement);
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(list.DaysAtMost)}", "列表最多上传天数", "upload days of one list", LimitUnit.Number, list.DaysAtMost);
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(list.ProductsAtMost)}", "同一产品标识最多对应产品数", "products that one name may mean",
            LimitUnit.Number, list.ProductsAtMost);
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(list.EntriesPerMessage)}", "内含码每条消息最多条数", "entries in one message of contents",
            LimitUnit.Rows, list.EntriesPerMessage);
        yield return LimitEntry.OfTime(
            $"{Part}:{nameof(list.Timeout)}", "一页列表或一次内含码查询的时限", "time of one page, or of one package's contents",
            list.Timeout);
        yield return LimitEntry.OfHost(
            $"{Part}:{nameof(list.PoolSizeAtMost)}", "列表的数据库连接数", "database connections for lists",
            LimitUnit.Number, list.PoolSizeAtMost);
    }
}
