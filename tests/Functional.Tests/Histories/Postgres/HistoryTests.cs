using System.Collections.Concurrent;

namespace TraceEngine.Functional.Tests.Histories.Postgres;

/// <summary>
/// The model test on PostgreSQL: random histories of everything that happens to codes, each with its own codes on one server,
/// against the oracle. TRACE_HISTORY_RUNS sets how many, TRACE_HISTORY_SEED which.
/// </summary>
public sealed class HistoryTests(HistoryServer shared, ITestOutputHelper output) : IClassFixture<HistoryServer>
{
    private const int RunsByDefault = 300;

    // Enough that batches of several histories share transactions; more only queue.
    private const int AtOnce = 16;
    private const int MostSteps = 20;

    private readonly HistoryFigures _figures = new();

    [Fact]
    public async Task Histories_OverDocumentsAndStreams_AreAnsweredAndStoredAsTheOracleSays()
    {
        var seed = RandomHistories.Seed();
        output.WriteLine($"TRACE_HISTORY_SEED={seed}");
        var all = RandomHistories.Sample(seed, RandomHistories.Runs(RunsByDefault), MostSteps);
        var failures = new ConcurrentQueue<(int Index, string Message)>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, all.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (index, _) =>
            {
                if (failures.IsEmpty && await FailureOfAsync(all[index]) is { } message)
                {
                    failures.Enqueue((index, message));
                }
            });
        if (failures.TryDequeue(out var failure))
        {
            output.WriteLine(_figures.ToString());
            var smallest = await HistoryShrinking.ShrinkAsync(all[failure.Index], failure.Message, FailureOfAsync);
            Assert.Fail($"TRACE_HISTORY_SEED={seed}, history {failure.Index}: {smallest}");
        }

        output.WriteLine(_figures.ToString());
        _figures.Require(all.Count);
    }

    private async Task<string?> FailureOfAsync(History history)
    {
        using var run = new HistoryRun(shared, history);
        try
        {
            await run.RunAsync();
            _figures.Add(history);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return exception.ToString();
        }
    }
}
