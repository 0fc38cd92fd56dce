namespace TraceEngine.Client.Streaming;

/// <summary>A batch in the window: handed over, not answered.</summary>
/// <param name="batch">The message.</param>
/// <param name="sequence">Its sequence; 0 when it is only checked.</param>
/// <param name="rows">Rows in it.</param>
/// <param name="sizeBytes">Size of the message on the wire.</param>
/// <param name="handedAt">Timestamp of the clock when it entered the window.</param>
internal sealed class PendingBatch<TBatch>(TBatch batch, ulong sequence, int rows, int sizeBytes, long handedAt)
    where TBatch : class
{
    public TBatch Batch { get; } = batch;

    public ulong Sequence { get; } = sequence;

    /// <summary>It is only checked: nothing is written, and it has no sequence.</summary>
    public bool IsCheck => Sequence == 0;

    public int Rows { get; } = rows;

    public int SizeBytes { get; } = sizeBytes;

    public long HandedAt { get; } = handedAt;

    /// <summary>Session in which it was last given to the transport; an answer in another session is not its answer.</summary>
    public StreamSession<TBatch>? WrittenIn { get; set; }

    /// <summary>Timestamp of the clock when it was last given to the transport.</summary>
    public long WrittenAt { get; set; }

    /// <summary>The batch behind it.</summary>
    public PendingBatch<TBatch>? Next { get; set; }
}
