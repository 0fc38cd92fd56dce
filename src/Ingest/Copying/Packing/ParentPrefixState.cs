namespace TraceEngine.Ingest.Copying.Packing;

/// <summary>Whose a parent's prefix is.</summary>
internal enum ParentPrefixState
{
    /// <summary>It carries none: whoever packs into it first has claimed it.</summary>
    None,

    /// <summary>Of a product that the caller may activate.</summary>
    Own,

    /// <summary>Of a product that the caller may not activate.</summary>
    Foreign,

    /// <summary>It carries one that is registered for no product.</summary>
    Unknown,
}
