namespace TraceEngine.Client.Streaming.Kinds;

/// <summary>What differs between the kinds of streams: the messages. Sending, waiting and resuming are the same.</summary>
internal interface IStreamContract<TBatch>
    where TBatch : class
{
    /// <summary>Name of the rpc, for messages.</summary>
    string Method { get; }

    /// <summary>Starts the call.</summary>
    BatchCall<TBatch> Start(CancellationToken cancellation);

    /// <summary>Rows of a batch, counted as the server counts them: accepted + refused of its answer.</summary>
    int Rows(TBatch batch);

    bool IsCheck(TBatch batch);

    int PositionBytes(TBatch batch);

    int SizeBytes(TBatch batch);

    void SetSequence(TBatch batch, ulong sequence);
}
