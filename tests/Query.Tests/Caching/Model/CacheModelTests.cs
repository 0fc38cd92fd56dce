using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>
/// The cache protocol's model test: no request that starts after an ack shows older data, in any order of steps and troubles. The
/// watch over the generation and the book of loads are the real ones. TRACE_MODEL_RUNS sets how many seeds, TRACE_MODEL_SEED runs
/// one with its trace.
/// </summary>
public sealed class CacheModelTests : IDisposable
{
    private const int RunsByDefault = 2_500;

    // Within so many seeds a weakened protocol must be seen to fail; see the message for where it was.
    private const int RunsUntilFound = 6_000;

    private readonly ITestOutputHelper _output;
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly CacheMetrics _metrics;

    public CacheModelTests(ITestOutputHelper output) =>
        (_output, _metrics) = (output, new CacheMetrics(_services.GetRequiredService<IMeterFactory>()));

    [Fact]
    public void CacheProtocol_AnyOrderOfStepsAndTroubles_ShowsNothingOlderThanAnAck()
    {
        var counts = new ModelCounts();
        if (Number("TRACE_MODEL_SEED") is { } seed)
        {
            FailOn(seed, TryRun(seed, Weakening.None, counts, isTraced: true));
            return;
        }

        for (var next = 1; next <= (Number("TRACE_MODEL_RUNS") ?? RunsByDefault); next++)
        {
            FailOn(next, TryRun(next, Weakening.None, counts, isTraced: false));
        }

        _output.WriteLine(counts.ToString());
        Assert.All(
            [
                counts.Reads, counts.Hits, counts.Joined, counts.Filled, counts.Refused, counts.Acks, counts.Closings,
                counts.Reopenings, counts.Failovers,
            ],
            count => Assert.NotEqual(0, count));
    }

    [Theory]
    [MemberData(nameof(Weakenings))]
    public void CacheProtocol_WithAStepWeakened_IsSeenToShowOlderData(Weakening weakening)
    {
        var counts = new ModelCounts();
        for (var seed = 1; seed <= RunsUntilFound; seed++)
        {
            if (TryRun(seed, weakening, counts, isTraced: false) is { InnerException: null } violation)
            {
                _output.WriteLine($"{weakening}: seed {seed}: {violation.Message}");
                return;
            }
        }

        Assert.Fail($"{weakening}: nothing seen in {RunsUntilFound} seeds; {counts}");
    }

    public static TheoryData<Weakening> Weakenings() => [.. Enum.GetValues<Weakening>().Except([Weakening.None])];

    public void Dispose()
    {
        _metrics.Dispose();
        _services.Dispose();
    }

    private ModelViolationException? TryRun(int seed, Weakening weakening, ModelCounts counts, bool isTraced)
    {
        // Programs go on where the scheduler lets them, and nowhere else.
        var around = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        using var run = new ModelRun(seed, weakening, _metrics, counts, isTraced);
        try
        {
            run.Run();
            return null;
        }
        catch (ModelViolationException violation)
        {
            return violation;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(around);
            if (isTraced)
            {
                _output.WriteLine(run.World.Trace);
            }
        }
    }

    private void FailOn(int seed, ModelViolationException? violation)
    {
        if (violation is not null)
        {
            TryRun(seed, Weakening.None, new ModelCounts(), isTraced: true);
            Assert.Fail($"TRACE_MODEL_SEED={seed}: {violation.Message}{Environment.NewLine}{violation.InnerException}");
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
