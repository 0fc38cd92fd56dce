using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>
/// Holds a batch against the limits of the server, so that a batch that cannot pass is never sent.
/// </summary>
internal static class BatchSize
{
    // What the envelope of a request adds to the batch: one tag and a length of at most five bytes.
    private const int EnvelopeBytes = 6;

    /// <exception cref="BatchTooLargeException">Over a limit.</exception>
    public static void Check(int rows, int sizeBytes, int positionBytes, StreamLimits limits)
    {
        Check("codes", "码数", rows, limits.MaxCodesPerBatch);
        Check("bytes", "字节数", sizeBytes + EnvelopeBytes, limits.MaxMessageBytes);
        Check("client position bytes", "位置字节数", positionBytes, limits.MaxClientPositionBytes);
    }

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
