using HdrHistogram;

namespace TraceEngine.Load;

/// <summary>Latencies of a run in a histogram of three digits, microseconds to ten minutes. Safe for several threads.</summary>
internal sealed class LatencyRecorder
{
    private const long HighestMicroseconds = 600_000_000;
    private const int Digits = 3;
    private const double MicrosecondsPerMs = 1000;

    private readonly LongHistogram _histogram = new(HighestMicroseconds, Digits);
    private readonly Lock _gate = new();

    public long Count
    {
        get
        {
            lock (_gate)
            {
                return _histogram.TotalCount;
            }
        }
    }

    public void Record(TimeSpan latency)
    {
        var microseconds = Math.Clamp((long)latency.TotalMicroseconds, 0, HighestMicroseconds);
        lock (_gate)
        {
            _histogram.RecordValue(microseconds);
        }
    }

    /// <summary>In milliseconds.</summary>
    public double PercentileMs(double percentile)
    {
        lock (_gate)
        {
            return _histogram.TotalCount == 0 ? 0 : _histogram.GetValueAtPercentile(percentile) / MicrosecondsPerMs;
        }
    }
}
