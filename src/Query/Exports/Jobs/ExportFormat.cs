namespace TraceEngine.Query.Exports.Jobs;

/// <summary>The kind of file, with the numbers of the contract. Stored: never renumbered.</summary>
internal enum ExportFormat : short
{
    /// <summary>CSV.</summary>
    Csv = 1,

    /// <summary>Excel workbook.</summary>
    Xlsx = 2,

    /// <summary>Apache Parquet.</summary>
    Parquet = 3,
}
