namespace TraceEngine.Files.Relation.Inspection;

/// <summary>What one pass over a relation file found out.</summary>
public sealed record RelationInspection
{
    /// <summary>SHA-256 of the file's bytes, lower-case hex; of all of them even when the XML breaks off.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Size of the file in bytes.</summary>
    public required long ByteCount { get; init; }

    /// <summary>Code elements that can be read.</summary>
    public required long RowCount { get; init; }

    /// <summary>Distinct Relation elements in order, at most 64.</summary>
    public required IReadOnlyList<RelationHeader> Headers { get; init; }

    /// <summary>Batch elements in order, at most 1,000.</summary>
    public required IReadOnlyList<LotFacts> Lots { get; init; }

    /// <summary>Batch elements in the file, listed or not.</summary>
    public required long LotCount { get; init; }

    /// <summary>The package levels, smallest first.</summary>
    public required IReadOnlyList<LevelFacts> Levels { get; init; }

    /// <summary>Distinct parents that rows name; null when there were too many to count (over a million).</summary>
    public required long? ParentCount { get; init; }

    /// <summary>Of those, how many are no row of this file: activated by an earlier file, or never. Null as above.</summary>
    public required long? ParentsOutsideFile { get; init; }

    /// <summary>
    /// Usual children of one parent, outermost level first; empty without parents or when they could not be counted.
    /// </summary>
    public required IReadOnlyList<int> ObservedChildren { get; init; }

    /// <summary>How the first Relation's cascade fits <see cref="ObservedChildren"/>.</summary>
    public required RatioAgreement Ratio { get; init; }

    /// <summary>What was noticed while reading.</summary>
    public required IReadOnlyList<RelationNote> Notes { get; init; }

    /// <summary>Where the file stops being readable; null for a complete file.</summary>
    public required RelationFormatException? Fault { get; init; }

    /// <summary>Rows without a parent, over all levels.</summary>
    public long RowsWithoutParent => Levels.Sum(level => level.RowsWithoutParent);
}
