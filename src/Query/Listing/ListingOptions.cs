namespace TraceEngine.Query.Listing;

/// <summary>Limits of contents and lists; configuration section <c>Query:Listing</c>.</summary>
internal sealed record ListingOptions
{
    /// <summary>Codes a page where the caller does not say: about 100 KB.</summary>
    public int PageSize { get; init; } = 1_000;

    /// <summary>Most codes a page: about 1 MB.</summary>
    public int PageSizeAtMost { get; init; } = 10_000;

    /// <summary>Most codes that are counted for a total.</summary>
    public int TotalAtMost { get; init; } = 100_000;

    /// <summary>
    /// Most codes of other enterprises that are looked at for one page of a lot or product: each costs the reading of its whole
    /// trail, about 10 to 50 us (measured on lots being reconciled).
    /// </summary>
    public int ForeignCodesAtMost { get; init; } = 1_000_000;

    /// <summary>Most sections of a lot, and lots of a product, read ahead by one statement.</summary>
    public int SectionsPerStatement { get; init; } = 256;

    /// <summary>Most upload days of one list.</summary>
    public int DaysAtMost { get; init; } = 31;

    /// <summary>Most products that one product code, NHSA code or barcode may mean.</summary>
    public int ProductsAtMost { get; init; } = 100;

    /// <summary>Entries in one message of a package's contents: about 30 KB.</summary>
    public int EntriesPerMessage { get; init; } = 1_000;

    /// <summary>Longest time of one page, or of one package's contents, with a slow client.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Connections for lists, apart from those of quick questions.</summary>
    public int PoolSizeAtMost { get; init; } = 8;
}
