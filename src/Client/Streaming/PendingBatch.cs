using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>A batch in the window: handed over, not answered.</summary>
internal sealed class PendingBatch(ActivationBatch batch, int rows, int sizeBytes, long handedAt)
{
    public ActivationBatch Batch { get; } = batch;

    public int Rows { get; } = rows;

    /// <summary>Size of the message on the wire.</summary>
    public int SizeBytes { get; } = sizeBytes;

    /// <summary>Timestamp of the clock when it entered the window.</summary>
    public long HandedAt { get; } = handedAt;

    /// <summary>Session in which it was last given to the transport; an answer in another session is not its answer.</summary>
    public StreamSession? WrittenIn { get; set; }

    /// <summary>Timestamp of the clock when it was last given to the transport.</summary>
    public long WrittenAt { get; set; }

    /// <summary>The batch behind it.</summary>
    public PendingBatch? Next { get; set; }
}
