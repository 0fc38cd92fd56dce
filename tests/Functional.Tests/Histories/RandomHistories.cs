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
    public static Gen<int[][]> Numbers(int mostSteps) =>
        from steps in Gen.Choose(LeastSteps, mostSteps)
        from numbers in Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), NumbersOfAStep), steps)
        select numbers;

    /// <summary>Runs wanted: TRACE_HISTORY_RUNS, or as many as CI takes.</summary>
    public static int Runs(int byDefault) => (int)(Number("TRACE_HISTORY_RUNS") ?? byDefault);

    /// <summary>The seed wanted: TRACE_HISTORY_SEED, or one of the moment.</summary>
    public static ulong Seed() => (ulong)(Number("TRACE_HISTORY_SEED") ?? Random.Shared.NextInt64());

    /// <summary>So many histories of a seed: the same ones each time.</summary>
    public static IReadOnlyList<int[][]> Sample(ulong seed, int count, int mostSteps)
    {
        var all = Numbers(mostSteps).Sample(count, new Rnd(seed), Size).ToList();
        return all.Count == count ? all : throw new InvalidOperationException($"{all.Count} histories, not {count}");
    }

    /// <summary>The same history without one of its steps, for a smaller counter-example.</summary>
    public static IEnumerable<int[][]> Shorter(int[][] numbers) =>
        Enumerable.Range(1, numbers.Length).Select(last => (int[][])[.. numbers.Where((_, index) => index != numbers.Length - last)]);

    private static long? Number(string variable) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : null;
}
