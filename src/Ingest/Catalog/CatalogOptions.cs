namespace TraceEngine.Ingest.Catalog;

/// <summary>Limits and intervals of the catalog; configuration section <c>Catalog</c>.</summary>
internal sealed record CatalogOptions
{
    /// <summary>How often a host looks for registrations of other hosts: one SELECT of one row each time.</summary>
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest time one registration may take, its wait for others included: they run one by one.</summary>
    public TimeSpan RegisterTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>What callers are told to wait before they repeat a registration that failed for an operating fault.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Most products of one upload: at 2 KB each they stay well below the largest message.</summary>
    public int MaxProductsPerUpload { get; init; } = 1_000;

    /// <summary>Products or versions of a page when the caller does not say.</summary>
    public int DefaultPageSize { get; init; } = 50;

    /// <summary>Most products or versions of a page: each comes whole.</summary>
    public int MaxPageSize { get; init; } = 200;
}
