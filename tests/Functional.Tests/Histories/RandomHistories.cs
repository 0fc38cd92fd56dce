using FsCheck;
using FsCheck.Fluent;

namespace TraceEngine.Functional.Tests.Histories;

/// <summary>Random histories, and how many of which seed a run takes.</summary>
internal static class RandomHistories
{
    private const int MaxSteps = 28;
    private const int NumbersOfAStep = 40;

    /// <summary>What histories are made of: some numbers for each step.</summary>
    public static Gen<int[][]> Numbers { get; } =
        from steps in Gen.Choose(6, MaxSteps)
        from numbers in Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), NumbersOfAStep), steps)
        select numbers;

    /// <summary>Runs wanted: TRACE_HISTORY_RUNS, or as many as CI takes.</summary>
    public static int Runs(int byDefault) => (int)(Number("TRACE_HISTORY_RUNS") ?? byDefault);

    /// <summary>The seed wanted: TRACE_HISTORY_SEED, or one of the moment.</summary>
    public static ulong Seed() => (ulong)(Number("TRACE_HISTORY_SEED") ?? Random.Shared.NextInt64());

    private static long? Number(string variable) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : null;
}
