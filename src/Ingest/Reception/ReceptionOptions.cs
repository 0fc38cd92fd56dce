namespace TraceEngine.Ingest.Reception;

/// <summary>What one stream and the whole host may hold.</summary>
internal sealed record ReceptionOptions
{
    /// <summary>Bytes of unanswered batches of one stream.</summary>
    public int MaxInFlightBytesPerStream { get; init; } = 16 * 1024 * 1024;

    /// <summary>Unanswered batches of one stream.</summary>
    public int MaxInFlightBatchesPerStream { get; init; } = 64;

    /// <summary>Bytes of unanswered batches of all streams and documents of this host.</summary>
    public long MaxInFlightBytesOfHost { get; init; } = 128L * 1024 * 1024;

    /// <summary>Streams open on this host.</summary>
    public int MaxStreamsOfHost { get; init; } = 512;

    /// <summary>Streams of one enterprise open on this host.</summary>
    public int MaxStreamsOfEnterprise { get; init; } = 128;

    /// <summary>
    /// A stream without a message for so long is closed; the client opens it again when it has something to say.
    /// </summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
