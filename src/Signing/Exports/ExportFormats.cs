using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Signing.Exports;

/// <summary>The formats as the field table names them.</summary>
internal static class ExportFormats
{
    public static ExportFormat Parse(string name) => name switch
    {
        "xlsx" => ExportFormat.Xlsx,
        "parquet" => ExportFormat.Parquet,
        _ => ExportFormat.Csv,
    };

    public static string NameOf(ExportFormat format) => format.ToString().ToLowerInvariant();

    public static string MediaTypeOf(string fileName) => Path.GetExtension(fileName) switch
    {
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".csv" => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    };
}
