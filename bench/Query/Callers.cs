using System.Diagnostics;

namespace TraceEngine.Bench.Query;

/// <summary>Closed loops of calls.</summary>
internal static class Callers
{
    /// <summary>Calls a second of so many callers at once, each call with its own number from 0.</summary>
    public static async Task<double> RateAsync(int callers, int calls, Func<int, Task> call)
    {
        var next = -1;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(CallAsync)));
        return calls / Stopwatch.GetElapsedTime(start).TotalSeconds;

        async Task CallAsync()
        {
            while (Interlocked.Increment(ref next) is var number && number < calls)
            {
                await call(number);
            }
        }
    }
}
