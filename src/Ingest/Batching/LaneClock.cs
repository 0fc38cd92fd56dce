using TraceEngine.Ingest.Telemetry;

namespace TraceEngine.Ingest.Batching;

/// <summary>
/// Times the groups, and makes the penalty lane rest while ordinary lanes are busy, so that a client that sends only
/// duplicates slows nobody.
/// </summary>
internal sealed class LaneClock(TimeProvider time, LaneOptions options, IngestMetrics metrics)
{
    private long _ordinaryGroups;
    private int _ordinaryRunning;

    /// <summary>A group begins.</summary>
    public LaneStart Start(Lane lane)
    {
        if (!lane.IsPenalty)
        {
            Interlocked.Increment(ref _ordinaryRunning);
            Interlocked.Increment(ref _ordinaryGroups);
        }

        return new LaneStart(time.GetTimestamp(), Interlocked.Read(ref _ordinaryGroups));
    }

    /// <summary>A group has ended; returns when the lane may take the next one.</summary>
    public Task FinishAsync(Lane lane, LaneStart started)
    {
        var taken = time.GetElapsedTime(started.Timestamp);
        metrics.GroupWritten(taken, lane.IsPenalty);
        if (!lane.IsPenalty)
        {
            Interlocked.Decrement(ref _ordinaryRunning);
            return Task.CompletedTask;
        }

        var othersWorked = Volatile.Read(ref _ordinaryRunning) > 0
            || Interlocked.Read(ref _ordinaryGroups) != started.OrdinaryGroups;
        if (!othersWorked)
        {
            return Task.CompletedTask;
        }

        var rest = taken * options.PenaltyRestFactor;
        return Task.Delay(rest < options.MaxPenaltyRest ? rest : options.MaxPenaltyRest, time);
    }
}
