namespace TraceEngine.Drills.Cache;

/// <summary>
/// The time that something in the drill takes: a slow network, a host that stands still. Nobody waits for a result here.
/// </summary>
internal static class Pause
{
    public static async Task ForAsync(TimeSpan time, CancellationToken ct)
    {
        if (time > TimeSpan.Zero)
        {
            using var timer = new PeriodicTimer(time, TimeProvider.System);
            await timer.WaitForNextTickAsync(ct);
        }
    }
}
