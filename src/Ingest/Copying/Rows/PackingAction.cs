namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>What a packaging row does; the values are those of packagings.action.</summary>
internal enum PackingAction : short
{
    /// <summary>Born into the parent, by an activation.</summary>
    Born = 1,

    /// <summary>A child without parent goes into the parent.</summary>
    Pack = 2,

    /// <summary>A named child leaves its parent.</summary>
    Unpack = 3,

    /// <summary>A child leaves where it is, if anywhere, and goes into the parent.</summary>
    Repack = 4,

    /// <summary>A new code took what was inside an old one.</summary>
    Replace = 5,

    /// <summary>A new code went into the parent of an old one.</summary>
    TakePlace = 6,

    /// <summary>Everything left the parent.</summary>
    Empty = 7,
}
