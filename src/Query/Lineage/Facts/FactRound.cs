namespace TraceEngine.Query.Lineage.Facts;

/// <summary>What is read in one round trip. The first three may stand on a shelf; the rest only the database has.</summary>
internal sealed record FactRound
{
    public required byte[][] Codes { get; init; }

    /// <summary>How many of the codes are wanted; those behind them are read ahead of the walk.</summary>
    public required int WantedCodes { get; init; }

    public required long[] Lots { get; init; }

    /// <summary>Products whose newest version is wanted.</summary>
    public required long[] CurrentProducts { get; init; }

    public required Guid[] Documents { get; init; }

    public required long[] Sections { get; init; }

    public required UploadId[] Uploads { get; init; }

    public required ProductVersionId[] Products { get; init; }

    public required long[] Enterprises { get; init; }

    /// <summary>The documents of the codes are read along, so that they cost no round trip more.</summary>
    public bool HasDocumentsOfCodes { get; init; }

    /// <summary>Whether something of it must come from the database.</summary>
    public bool IsEmpty =>
        Codes.Length + Lots.Length + CurrentProducts.Length + Documents.Length + Sections.Length + Uploads.Length
        + Products.Length + Enterprises.Length == 0;
}
