namespace TraceEngine.Ingest.Validation;

/// <summary>What one call or stream may bring; each limit is told to the client in StreamOpened where it concerns it.</summary>
internal sealed record IngestLimits
{
    /// <summary>Most codes in one batch or document.</summary>
    public int MaxCodesPerBatch { get; init; } = 50_000;

    /// <summary>Most sections in one batch.</summary>
    public int MaxSectionsPerBatch { get; init; } = 1_000;

    /// <summary>Most bytes of one message on the wire. 50,000 codes with parents and text codes stay below it.</summary>
    public int MaxMessageBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Most bytes of a client position.</summary>
    public int MaxClientPositionBytes { get; init; } = 64;

    /// <summary>Most characters of a stream's name.</summary>
    public int MaxStreamNameCharacters { get; init; } = 200;

    /// <summary>Most characters of a document number.</summary>
    public int MaxDocumentNumberCharacters { get; init; } = 64;

    /// <summary>How far a client's clock may be ahead.</summary>
    public TimeSpan MaxClockLead { get; init; } = TimeSpan.FromMinutes(10);
}
