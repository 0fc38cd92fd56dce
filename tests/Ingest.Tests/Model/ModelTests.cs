using System.Globalization;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>
/// The write protocol's model test: the real sessions, lanes and group writer against a ledger in memory, with every step and
/// every fault chosen by a seed. TRACE_MODEL_RUNS sets how many seeds, TRACE_MODEL_SEED runs one with its trace.
/// </summary>
public sealed class ModelTests(ITestOutputHelper output)
{
    // Enough that each of the mutations it was tried with is caught several times, and a few seconds long.
    private const int RunsByDefault = 1_500;

    [Fact]
    public void WriteProtocol_AnyOrderOfStepsAndFaults_KeepsItsPromises()
    {
        if (Number("TRACE_MODEL_SEED") is { } seed)
        {
            Run(seed, isTraced: true);
            return;
        }

        var answers = new SortedDictionary<OutcomeKind, int>();
        for (var next = 1; next <= (Number("TRACE_MODEL_RUNS") ?? RunsByDefault); next++)
        {
            foreach (var (kind, count) in Run(next, isTraced: false))
            {
                answers[kind] = answers.GetValueOrDefault(kind) + count;
            }
        }

        output.WriteLine(string.Join(", ", answers.Select(answer => $"{answer.Key} {answer.Value}")));
        var neverSeen = Enum.GetValues<OutcomeKind>().Except(answers.Keys).Except([OutcomeKind.Validated]);
        Assert.Empty(neverSeen);
    }

    private IReadOnlyDictionary<OutcomeKind, int> Run(int seed, bool isTraced)
    {
        using var run = new ModelRun(seed, isTraced);
        try
        {
            run.Run();
        }
        catch (ModelViolationException violation) when (!isTraced)
        {
            output.WriteLine($"seed {seed}: {violation.Message}");
            return Run(seed, isTraced: true);
        }
        catch (ModelViolationException violation)
        {
            Assert.Fail(
                $"TRACE_MODEL_SEED={seed}: {violation.Message}{Environment.NewLine}{run.World.Trace}{Environment.NewLine}"
                + $"{violation.InnerException}{Environment.NewLine}TRACE_MODEL_SEED={seed}: {violation.Message}");
        }

        return run.Answers;
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
