namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>A host's monotonic clock, which runs a little faster or slower than the others.</summary>
internal sealed class HostClock(ModelWorld world, double rate) : TimeProvider
{
    public override long TimestampFrequency => 1_000_000;

    public override long GetTimestamp() => (long)(world.Now * rate * 1_000);

    /// <summary>How long the world waits while this clock counts so much.</summary>
    public double InWorld(TimeSpan time) => time.TotalMilliseconds / rate;
}
