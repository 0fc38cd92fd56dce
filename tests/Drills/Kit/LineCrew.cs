using TraceEngine.Client;
using TraceEngine.Drills.Kit.Sources;

namespace TraceEngine.Drills.Kit;

/// <summary>Several lines at once, over one connection, and what they know together.</summary>
internal sealed class LineCrew : IAsyncDisposable
{
    private readonly CancellationTokenSource _enough = new();
    private readonly TraceClient _client;
    private readonly List<LineClient> _clients;
    private readonly Task _running;

    public LineCrew(DrillHouse house, int lines, int seed, int casesPerBatch, DrillReport report, CancellationToken ct)
    {
        _client = house.Connect();
        Ledgers = [.. Enumerable.Range(0, lines).Select(line => new StreamLedger(new SeededLine(line, seed, casesPerBatch)))];
        _clients = [.. Ledgers.Select(ledger => new LineClient(_client, ledger, Acks, report))];
        _running = Task.WhenAll(_clients.Select(client => Task.Run(() => client.RunAsync(_enough.Token, ct), ct)));
    }

    public AckCount Acks { get; } = new();

    public IReadOnlyList<StreamLedger> Ledgers { get; }

    public int Resumptions => _clients.Sum(client => client.Resumptions);

    public TimeSpan LongestGap => _clients.Max(client => client.LongestGap);

    public int AnsweredAfterLoss => Ledgers.Sum(ledger => ledger.AnsweredAfterLoss);

    /// <summary>Completes after so many more acks; fails at once when a line fails.</summary>
    public async Task MoreAcksAsync(int acks, CancellationToken ct)
    {
        var reached = Acks.MoreAsync(acks, ct);
        if (await Task.WhenAny(reached, _running) == _running)
        {
            await _running;
        }

        await reached;
    }

    /// <summary>No more batches; returns when each has its answer.</summary>
    public async Task CompleteAsync()
    {
        await _enough.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        _enough.Dispose();
    }
}
