using TraceEngine.Client.Streaming;
using TraceEngine.Client.Tests.FakeServer;

namespace TraceEngine.Client.Tests.Streaming;

/// <summary>Options of a stream, whatever its kind.</summary>
internal sealed record StreamSettings
{
    public int MaxUnackedBatches { get; init; } = 64;

    public long MaxUnackedBytes { get; init; } = 16 * 1024 * 1024;

    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan ReconnectBudget { get; init; } = TimeSpan.FromMinutes(10);

    public Action<BatchAnswerSeen>? OnAnswer { get; init; }

    public Action<StreamInterruption>? OnWaiting { get; init; }

    public Action<StreamResumption>? OnResumed { get; init; }
}
