using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Host.Commands.Exporting;

/// <summary>Formats as people type them.</summary>
internal static class ExportFormatNames
{
    /// <summary>The format named, else that of a file's ending, else CSV.</summary>
    /// <exception cref="CommandException">It is none.</exception>
    public static ExportFormat Parse(string? name, string? output)
    {
        var asked = name ?? Path.GetExtension(output)?.TrimStart('.');
        return asked?.ToUpperInvariant() switch
        {
            "CSV" or null or "" => ExportFormat.Csv,
            "XLSX" => ExportFormat.Xlsx,
            "PARQUET" => ExportFormat.Parquet,
            _ when name is null => ExportFormat.Csv,
            _ => throw CommandException.Usage(
                $"--format {name} 无效，应为 csv、xlsx 或 parquet / --format {name} is none of csv, xlsx, parquet"),
        };
    }
}
