namespace TraceEngine.Files.Relation;

/// <summary>What <see cref="RelationReader.Read"/> stands on.</summary>
public enum RelationItemKind
{
    /// <summary>Nothing yet, or the end of the file.</summary>
    None,

    /// <summary>A <c>Relation</c> element began: <see cref="RelationReader.Relation"/> is filled.</summary>
    Relation,

    /// <summary>A <c>Batch</c> element (a lot, 生产批次) began: <see cref="RelationReader.Lot"/> is filled.</summary>
    Lot,

    /// <summary>A <c>Code</c> element: <see cref="RelationReader.Code"/> is filled until the next read.</summary>
    Code,
}
