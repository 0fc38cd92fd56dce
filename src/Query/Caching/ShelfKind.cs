namespace TraceEngine.Query.Caching;

/// <summary>What stands on a shelf.</summary>
internal enum ShelfKind
{
    /// <summary>A code's own facts with the documents that name it.</summary>
    Code,

    /// <summary>What is directly inside a package.</summary>
    Children,

    /// <summary>A lot with its newest dates and the documents that name it as a whole.</summary>
    Lot,

    /// <summary>The newest version of a product.</summary>
    Product,
}
