using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Shelving;

/// <summary>What commits have changed of what may stand on a shelf.</summary>
/// <param name="Codes">Codes whose own facts or documents have changed.</param>
/// <param name="Parents">Parents whose contents have changed.</param>
internal sealed record ShelfTouches(IReadOnlyList<byte[]> Codes, IReadOnlyList<byte[]> Parents)
{
    /// <summary>Nothing to empty.</summary>
    public static ShelfTouches None { get; } = new([], []);

    /// <summary>Lots whose dates have changed, or that a document names or named as a whole.</summary>
    public IReadOnlyList<long> Lots { get; init; } = [];

    /// <summary>Products that have a new version.</summary>
    public IReadOnlyList<long> Products { get; init; } = [];

    /// <summary>Shelves to empty.</summary>
    public int Count => Codes.Count + Parents.Count + Lots.Count + Products.Count;

    /// <summary>What the batches of a group have changed.</summary>
    public static ShelfTouches Of(IReadOnlyList<Judgement> written) => new(
        [.. written.SelectMany(judgement => judgement.TouchedCodes.Concat(judgement.Content.NamedCodes(judgement)))],
        [.. written.SelectMany(judgement => judgement.TouchedParents)])
    {
        Lots = [.. written.SelectMany(judgement => judgement.TouchedLots)],
        Products = [.. written.SelectMany(judgement => judgement.TouchedProducts)],
    };
}
