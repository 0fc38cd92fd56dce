namespace TraceEngine.Query.Lineage.Facts;

/// <summary>A lot with its newest dates, and the documents that name it as a whole.</summary>
internal sealed record LotEntry
{
    public required long Id { get; init; }

    public required string Number { get; init; }

    public required DateOnly MadeOn { get; init; }

    public required DateOnly ExpiresOn { get; init; }

    public required bool ExpiryIsMonth { get; init; }

    /// <summary>Recalls of the whole lot, by document.</summary>
    public IReadOnlyList<NamedIn> Items { get; init; } = [];
}
