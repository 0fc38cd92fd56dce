namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>
/// What a batch writes. The values are those of StreamKind in the contract, and of streams.kind and sections.kind.
/// </summary>
internal enum BatchKind : short
{
    /// <summary>Codes being activated.</summary>
    Activation = 1,

    /// <summary>Active codes going into and out of packages.</summary>
    Packaging = 2,

    /// <summary>Flow documents.</summary>
    Flow = 3,

    /// <summary>Products.</summary>
    Catalog = 4,
}
