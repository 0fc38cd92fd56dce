namespace TraceEngine.Query.Listing;

/// <summary>The codes of one selection, in an order that never changes.</summary>
internal interface ICodeSource
{
    /// <summary>The rows behind a position that the caller sees, in pieces; a piece may be empty.</summary>
    /// <param name="run">The reading.</param>
    /// <param name="after">Null starts at the beginning.</param>
    /// <param name="ct">Stops reading.</param>
    IAsyncEnumerable<IReadOnlyList<ListedCode>> ReadAsync(ListRun run, ListPosition? after, CancellationToken ct);
}
