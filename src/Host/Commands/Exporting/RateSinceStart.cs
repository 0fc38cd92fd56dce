namespace TraceEngine.Host.Commands.Exporting;

/// <summary>Units a second since the first ones were seen: a download that goes on has some before it starts.</summary>
internal sealed class RateSinceStart(TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private long _first = -1;

    public double PerSecond(long done)
    {
        _first = _first < 0 ? done : _first;
        var seconds = time.GetElapsedTime(_started).TotalSeconds;
        return seconds > 0 ? (done - _first) / seconds : 0;
    }
}
