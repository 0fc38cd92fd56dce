using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>
/// Window, patience and callbacks of a stream. Callbacks run one at a time, in order, on the stream's own reading task:
/// while one runs no further answer is read. An exception from one ends the stream with it.
/// </summary>
public abstract record StreamOptions
{
    private protected StreamOptions()
    {
    }

    /// <summary>What happens to batches with bad rows.</summary>
    public StreamMode Mode { get; init; } = StreamMode.Proceed;

    /// <summary>Most batches sent and not answered. Two lanes of work ahead keep a server busy; more only use memory.</summary>
    public int MaxUnackedBatches { get; init; } = 64;

    /// <summary>
    /// Most bytes of batches sent and not answered; the server's own limit applies too. One larger batch travels alone.
    /// </summary>
    public long MaxUnackedBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How long opening waits for a server that is away.</summary>
    public TimeSpan OpenBudget { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the stream waits, without one ack in between, for a server or network that was lost.</summary>
    public TimeSpan ReconnectBudget { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// A server that owes an answer for this long, over a connection that lives, counts as lost. Also the limit of each answer to
    /// open.
    /// </summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Called before each wait for a lost server.</summary>
    public Action<StreamInterruption>? OnWaiting { get; init; }

    /// <summary>Called when a lost stream is open again.</summary>
    public Action<StreamResumption>? OnResumed { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxUnackedBatches, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxUnackedBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(AnswerTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(OpenBudget, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(ReconnectBudget, TimeSpan.Zero);
    }
}
