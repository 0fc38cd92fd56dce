namespace TraceEngine.Host.Demo;

/// <summary>Ack latencies, with those that an outage touched kept apart.</summary>
internal sealed class AckTimes(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<(long AnsweredAt, TimeSpan Latency)> _acks = [];

    public void Add(TimeSpan latency)
    {
        lock (_gate)
        {
            _acks.Add((time.GetTimestamp(), latency));
        }
    }

    /// <summary>
    /// The latency below which this share of the acks lies, without those that were waiting at some time between the two stamps.
    /// </summary>
    public TimeSpan Quantile(double share, long outageFrom, long outageTo)
    {
        lock (_gate)
        {
            var outside = _acks
                .Where(ack => ack.AnsweredAt < outageFrom || ack.AnsweredAt - ToStamps(ack.Latency) > outageTo)
                .Select(ack => ack.Latency)
                .Order()
                .ToList();
            return outside.Count == 0 ? TimeSpan.Zero : outside[(int)Math.Min(outside.Count - 1, share * outside.Count)];
        }
    }

    private long ToStamps(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
