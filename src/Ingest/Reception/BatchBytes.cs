using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Ingest.Reception;

/// <summary>
/// What a batch holds in memory until it is answered, roughly: its columns, sort entries and the message itself.
/// </summary>
internal static class BatchBytes
{
    // A packed 20-digit row: 10 B message, 11 B key, 4 B offset, 24 B sort entry, 24 B merge entry, 4 B parent index, 3 B others.
    private const int BytesPerRow = 80;
    private const int BytesPerTextRow = 160;

    // Of a document: its texts, most of them far below their limits, and its objects.
    private const int BytesPerOtherRow = 500;

    /// <summary>What columns of codes and rows of other sorts take.</summary>
    public static int Estimate(IEnumerable<CodeColumn?> columns, int otherRows = 0)
    {
        var bytes = 1024 + ((long)otherRows * BytesPerOtherRow);
        foreach (var column in columns)
        {
            bytes += Column(column);
        }

        return (int)Math.Min(bytes, int.MaxValue);
    }

    private static long Column(CodeColumn? column) => column?.EncodingCase switch
    {
        CodeColumn.EncodingOneofCase.Text => (long)column.Text.Values.Count * BytesPerTextRow,
        CodeColumn.EncodingOneofCase.Packed =>
            column.Packed.Data.Length / Math.Max((column.Packed.Digits + 1) / 2, 1) * BytesPerRow,
        _ => 0,
    };
}
