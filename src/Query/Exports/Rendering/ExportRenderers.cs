using TraceEngine.Query.Exports.Jobs;

namespace TraceEngine.Query.Exports.Rendering;

/// <summary>The renderer of a format.</summary>
internal static class ExportRenderers
{
    public static IExportRenderer Of(ExportFormat format) => format switch
    {
        ExportFormat.Csv => new CsvRenderer(),
        ExportFormat.Xlsx => new XlsxRenderer(),
        ExportFormat.Parquet => new ParquetRenderer(),
        _ => throw new InvalidOperationException($"Format {format} is none."),
    };
}
