namespace TraceEngine.Query.Lineage.Facts;

/// <summary>What is read in one round trip. The first three may stand on a shelf; the rest only the database has.</summary>
internal sealed record FactRound
{
    public required byte[][] Codes { get; init; }

    public required long[] Lots { get; init; }

    /// <summary>Products whose newest version is wanted.</summary>
    public required long[] CurrentProducts { get; init; }

    public required Guid[] Documents { get; init; }

    public required long[] Sections { get; init; }

    public required UploadId[] Uploads { get; init; }

    public required ProductVersionId[] Products { get; init; }

    public required long[] Enterprises { get; init; }

    /// <summary>Whether something of it must come from the database.</summary>
    public bool IsEmpty =>
        Codes.Length + Lots.Length + CurrentProducts.Length + Documents.Length + Sections.Length + Uploads.Length
        + Products.Length + Enterprises.Length == 0;
}
