namespace TraceEngine.Ingest.Catalog;

/// <summary>Which products an upload must bring a detail for.</summary>
internal enum DetailNeed
{
    /// <summary>None.</summary>
    Optional,

    /// <summary>All of the sort.</summary>
    Required,

    /// <summary>Imported drugs.</summary>
    RequiredForImported,

    /// <summary>Domestic drugs.</summary>
    RequiredForDomestic,

    /// <summary>None, and only imported drugs may have it.</summary>
    ImportedOnly,
}
