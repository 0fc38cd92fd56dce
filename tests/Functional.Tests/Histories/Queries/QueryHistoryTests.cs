using System.Collections.Concurrent;
using TraceEngine.Functional.Tests.Histories.Postgres;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Histories.Queries;

/// <summary>
/// The oracle test of queries: random histories, and every query as every enterprise against a plain in-memory answer, without a
/// cache, with one, and with one that fails all the time. TRACE_HISTORY_RUNS sets how many, TRACE_HISTORY_SEED which.
/// </summary>
public sealed class QueryHistoryTests(ServersFixture fixture, ITestOutputHelper output)
{
    private const int RunsByDefault = 99;
    private const int RunsOfAFault = 100;
    private const int AtOnce = 12;
    private const int AtOnceOfAFault = 2;
    private const int MostSteps = 20;

    private static readonly CacheMode[] Modes = [CacheMode.Off, CacheMode.On, CacheMode.Troubled];

    private readonly ulong _seed = RandomHistories.Seed();
    private readonly QueryFigures _figures = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queries_WithTheCacheOffOnAndInTrouble_AreAnsweredAsTheOracleSays()
    {
        output.WriteLine($"TRACE_HISTORY_SEED={_seed}");
        var stages = await Task.WhenAll(Modes.Select(mode => QueryStage.StartAsync(fixture, mode)));
        try
        {
            var all = RandomHistories.Sample(_seed, RandomHistories.Runs(RunsByDefault), MostSteps);
            var failures = await FailuresAsync(all, index => stages[index % stages.Length], OracleFault.None, AtOnce);
            output.WriteLine(_figures.ToString());
            Array.ForEach(stages, stage => output.WriteLine($"{stage}"));
            if (failures.TryPeek(out var failure))
            {
                var stage = stages[failure.Index % stages.Length];
                var smallest = await HistoryShrinking.ShrinkAsync(
                    all[failure.Index], failure.Message,
                    history => FailureOfAsync(stage, history, failure.Index, OracleFault.None));
                Assert.Fail($"TRACE_HISTORY_SEED={_seed}, history {failure.Index}, cache {stage.Mode}: {smallest}");
            }

            _figures.Require();
            Assert.Equal(0, stages[0].Cache.Hits);
            Assert.All(stages[1..], stage => Assert.True(stage.Cache.Hits > 0, $"{stage}"));
            Assert.True(stages[2].Trouble!.Blows > 0, $"{stages[2]}");
        }
        finally
        {
            foreach (var stage in stages)
            {
                await stage.DisposeAsync();
            }
        }
    }

    [Theory]
    [InlineData(OracleFault.ForgetsWhen)]
    [InlineData(OracleFault.CountsWithdrawn)]
    [InlineData(OracleFault.StopsAtFirstHand)]
    [InlineData(OracleFault.MissesTheLast)]
    public Task Queries_AgainstAnOracleWithAFault_AreFoundToDiffer(OracleFault fault) => RequireDifferenceAsync(CacheMode.Off, fault);

    [Fact]
    public Task Queries_WithACacheThatNobodyEmpties_AreFoundToDiffer() =>
        RequireDifferenceAsync(CacheMode.Stale, OracleFault.None);

    /// <summary>A comparison that can't fail proves nothing.</summary>
    private async Task RequireDifferenceAsync(CacheMode mode, OracleFault fault)
    {
        output.WriteLine($"TRACE_HISTORY_SEED={_seed}");
        await using var stage = await QueryStage.StartAsync(fixture, mode);
        var all = RandomHistories.Sample(_seed, RunsOfAFault, MostSteps);

        var failures = await FailuresAsync(all, _ => stage, fault, AtOnceOfAFault);

        Assert.True(failures.TryPeek(out var failure), $"nothing differs, TRACE_HISTORY_SEED={_seed}");
        Assert.Contains($"got{Environment.NewLine}", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Lives histories until one has failed.</summary>
    private async Task<ConcurrentQueue<(int Index, string Message)>> FailuresAsync(
        IReadOnlyList<History> all, Func<int, QueryStage> stageOf, OracleFault fault, int atOnce)
    {
        var failures = new ConcurrentQueue<(int Index, string Message)>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, all.Count),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = Cancellation },
            async (index, _) =>
            {
                if (failures.IsEmpty && await FailureOfAsync(stageOf(index), all[index], index, fault) is { } message)
                {
                    failures.Enqueue((index, message));
                }
            });
        return failures;
    }

    private async Task<string?> FailureOfAsync(QueryStage stage, History history, int index, OracleFault fault)
    {
        using var run = new QueryHistoryRun(stage, history, unchecked((int)_seed + index), _figures, fault);
        try
        {
            await run.RunAsync();
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return $"{exception}{Environment.NewLine}{history}";
        }
    }
}
