namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>
/// What an open enterprise got accepted though nobody has registered it; the values are those of sections.flags.
/// </summary>
[Flags]
internal enum SectionFlags
{
    /// <summary>Everything is registered.</summary>
    None = 0,

    /// <summary>The product was not registered.</summary>
    UnknownProduct = 1,

    /// <summary>Prefixes of codes or parents are registered for no product.</summary>
    UnknownPrefix = 2,
}
