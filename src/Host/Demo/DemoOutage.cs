using TraceEngine.Client.Streaming;
using TraceEngine.Host.Importing;

namespace TraceEngine.Host.Demo;

/// <summary>
/// The outage in the middle: kills the server when enough is acknowledged, starts it again, and times what follows.
/// </summary>
internal sealed class DemoOutage(DemoServer server, ImportScreen screen, TimeProvider time)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private int _waits;
    private long _readyAt;

    public long KilledAt { get; private set; }

    public long ResumedAt { get; private set; }

    /// <summary>From the new server's readiness to the last stream's going on.</summary>
    public TimeSpan TimeToResume { get; private set; }

    /// <summary>From the kill to the new server's readiness.</summary>
    public TimeSpan ServerAway { get; private set; }

    public async Task RunAsync(IReadOnlyList<DemoStream> streams, long killAfter, CancellationToken ct)
    {
        while (streams.Sum(stream => stream.Acked) < killAfter)
        {
            await Task.Delay(BetweenLooks, time, ct);
        }

        var id = server.ProcessId;
        KilledAt = time.GetTimestamp();
        await server.KillAsync(ct);
        screen.Line(
            $"kill -9 {id}：此时已确认 {ImportScreen.Number(streams.Sum(stream => stream.Acked))} 个码 / "
            + $"kill -9 {id} with {ImportScreen.Number(streams.Sum(stream => stream.Acked))} codes acknowledged");
        await server.StartAsync(ct);
        _readyAt = time.GetTimestamp();
        ServerAway = time.GetElapsedTime(KilledAt, _readyAt);
        screen.Line($"服务已重启 / the server is back, process {server.ProcessId}, after {ServerAway.TotalSeconds:0.00} s");
    }

    public void Waiting(StreamInterruption waiting)
    {
        lock (_gate)
        {
            // The first of each stream is enough to see what happens.
            if (_waits++ < 2)
            {
                screen.Line($"{waiting.Stream}: {waiting.Message}");
            }
        }
    }

    public void Resumed(StreamResumption resumed)
    {
        lock (_gate)
        {
            ResumedAt = time.GetTimestamp();
            TimeToResume = time.GetElapsedTime(_readyAt == 0 ? ResumedAt : _readyAt, ResumedAt);
            screen.Line($"{resumed.Stream}: {resumed.Message}");
        }
    }
}
