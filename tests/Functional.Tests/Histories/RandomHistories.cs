using FsCheck;
using FsCheck.Fluent;

namespace TraceEngine.Functional.Tests.Histories;

/// <summary>Random histories, and how many of which seed a run takes.</summary>
internal static class RandomHistories
{
    private const int LeastSteps = 6;
    private const int NumbersOfAStep = 40;
    private const int Size = 50;

    /// <summary>What histories are made of: some numbers for each step.</summary>
    private static Gen<int[][]> Numbers(int mostSteps) =>
        from steps in Gen.Choose(LeastSteps, mostSteps)
        from numbers in Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), NumbersOfAStep), steps)
        select numbers;

    /// <summary>Runs wanted: TRACE_HISTORY_RUNS, or as many as CI takes.</summary>
    public static int Runs(int byDefault) => (int)(Number("TRACE_HISTORY_RUNS") ?? byDefault);

    /// <summary>The seed wanted: TRACE_HISTORY_SEED, or one of the moment.</summary>
    public static ulong Seed() => (ulong)(Number("TRACE_HISTORY_SEED") ?? Random.Shared.NextInt64());

    /// <summary>Histories; one that fails is made smaller by leaving out steps, the last ones first.</summary>
    public static Arbitrary<History> Any(int mostSteps) =>
        Arb.From(from numbers in Numbers(mostSteps) select HistoryBuilder.Build(numbers), Shorter);

    /// <summary>So many histories of a seed: the same ones each time.</summary>
    public static IReadOnlyList<History> Sample(ulong seed, int count, int mostSteps)
    {
        var all = Any(mostSteps).Generator.Sample(count, new Rnd(seed), Size).ToList();
        return all.Count == count ? all : throw new InvalidOperationException($"{all.Count} histories, not {count}");
    }

    /// <summary>The same history without one of its steps.</summary>
    public static IEnumerable<History> Shorter(History history)
    {
        for (var last = history.Numbers.Count - 1; last >= 0; last--)
        {
            yield return HistoryBuilder.Build([.. history.Numbers.Where((_, index) => index != last)]);
        }
    }

    private static long? Number(string variable) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : null;
}
