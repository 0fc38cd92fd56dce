namespace TraceEngine.Ingest.Catalog;

/// <summary>Whose details a product carries.</summary>
internal enum DetailSort
{
    /// <summary>None: it was registered from a file that has fewer fields.</summary>
    None,

    /// <summary>Those of an imported or domestic drug.</summary>
    Drug,

    /// <summary>Those of a consumable.</summary>
    Consumable,
}
