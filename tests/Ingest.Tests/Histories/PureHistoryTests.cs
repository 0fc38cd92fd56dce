using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using TraceEngine.Functional.Tests.Histories;

namespace TraceEngine.Ingest.Tests.Histories;

/// <summary>
/// The model test on the pure rules: random histories judged by the functions that the lanes judge by, over tables in memory,
/// against the oracle. TRACE_HISTORY_RUNS sets how many, TRACE_HISTORY_SEED which.
/// </summary>
public sealed class PureHistoryTests(ITestOutputHelper output)
{
    private const int RunsByDefault = 10_000;
    private const int MostSteps = 28;

    [Fact]
    public void Histories_JudgedByThePureRules_AreAnsweredAndStandAsTheOracleSays()
    {
        var runs = RandomHistories.Runs(RunsByDefault);
        var seed = RandomHistories.Seed();
        output.WriteLine($"TRACE_HISTORY_SEED={seed}");
        var figures = new HistoryFigures();
        Check.One(
            Config.QuickThrowOnFailure
                .WithMaxTest(runs)
                .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None))),
            Prop.ForAll(RandomHistories.Any(MostSteps), (History history) => Live(history, figures)));
        output.WriteLine(figures.ToString());
        figures.Require(runs);
    }

    private static void Live(History history, HistoryFigures figures)
    {
        var engine = new PureEngine();
        for (var index = 0; index < history.Steps.Count; index++)
        {
            // What was sent before is answered by the ledger, not judged again: that is the other model's.
            if (history.Steps[index] is not RepeatStep)
            {
                Require(history, index, history.Answers[index], engine.Apply(history.Steps[index], history.Answers[index]));
            }
        }

        for (var code = 0; code < World.Codes; code++)
        {
            var (expected, actual) = (history.End.Codes[code], engine.Tables.Codes[code]);
            Require(
                history,
                code,
                (expected.Parent, expected.State, expected.PackedSection is null, expected.Left),
                (actual.Parent, actual.State, actual.PackedSection is null, actual.FormerParents));
            if (actual.IsLive)
            {
                var holding = engine.Tables.HoldingOf(code);
                var state = new Holding((int?)holding.State.Holder - 1, MeantFor(holding.State.InTransitTo));
                var custody = history.End.Custody;
                Require(history, code, (custody.Of(code), custody.IsMoved(code)), (state, holding.IsMoved));
            }
        }

        figures.Add(history);
    }

    private static int? MeantFor(string? receiver) => string.IsNullOrEmpty(receiver)
        ? null
        : int.Parse(receiver, System.Globalization.CultureInfo.InvariantCulture);

    private static void Require<T>(History history, int place, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            Assert.Fail($"at {place}: expected {expected}, got {actual}{Environment.NewLine}{history}");
        }
    }
}
