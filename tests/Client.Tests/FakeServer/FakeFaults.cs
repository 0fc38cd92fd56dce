using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Tests.FakeServer;

/// <summary>How the fake server behaves.</summary>
internal sealed class FakeFaults
{
    private readonly Lock _gate = new();
    private int _arrivals;

    public Func<int, FakeBatch, FakeFault> AtArrival { get; set; } = static (_, _) => FakeFault.None;

    /// <summary>Answers to open that fail with this status before one succeeds.</summary>
    public Queue<Grpc.Core.Status> OpenFailures { get; } = new();

    /// <summary>Awaited before each batch is taken.</summary>
    public Func<Task> BeforeTake { get; set; } = static () => Task.CompletedTask;

    public StreamLimits Limits { get; set; } = new()
    {
        MaxCodesPerBatch = 50_000,
        MaxMessageBytes = 8 * 1024 * 1024,
        MaxInFlightBytes = 16 * 1024 * 1024,
        MaxClientPositionBytes = 64,
    };

    /// <summary>Most batches that were ever read and not answered, and calls of each kind.</summary>
    public int Opens { get; private set; }

    public int Arrivals
    {
        get
        {
            lock (_gate)
            {
                return _arrivals;
            }
        }
    }

    public int CountArrival()
    {
        lock (_gate)
        {
            return ++_arrivals;
        }
    }

    public Grpc.Core.Status? NextOpen()
    {
        lock (_gate)
        {
            Opens++;
            return OpenFailures.TryDequeue(out var status) ? status : null;
        }
    }
}
