using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>
/// Counts a batch and holds it against the limits of the server, so that a batch that cannot pass is never sent.
/// </summary>
internal static class BatchSize
{
    // What the envelope of a request adds to the batch: one tag and a length of at most five bytes.
    private const int EnvelopeBytes = 6;

    public static int Rows(ActivationBatch batch)
    {
        var rows = 0;
        foreach (var section in batch.Sections)
        {
            rows += Rows(section.Codes);
        }

        return rows;
    }

    /// <exception cref="BatchTooLargeException">Over a limit.</exception>
    public static void Check(ActivationBatch batch, int rows, int sizeBytes, StreamLimits limits)
    {
        Check("codes", "码数", rows, limits.MaxCodesPerBatch);
        Check("bytes", "字节数", sizeBytes + EnvelopeBytes, limits.MaxMessageBytes);
        Check("client position bytes", "位置字节数", batch.ClientPosition.Length, limits.MaxClientPositionBytes);
    }

    private static int Rows(CodeColumn? column) => column?.EncodingCase switch
    {
        CodeColumn.EncodingOneofCase.Packed when column.Packed.Digits > 0 =>
            column.Packed.Data.Length / (int)((column.Packed.Digits + 1) / 2),
        CodeColumn.EncodingOneofCase.Text => column.Text.Values.Count,
        _ => 0,
    };

    // A limit of 0 is one the server did not name.
    private static void Check(string what, string whatZh, long value, uint limit)
    {
        if (limit > 0 && value > limit)
        {
            throw new BatchTooLargeException(
                $"一批的{whatZh}为 {value}，服务器上限为 {limit}，请拆成更小的批 / {value} {what} in one batch, the server takes {limit}: cut it.");
        }
    }
}
