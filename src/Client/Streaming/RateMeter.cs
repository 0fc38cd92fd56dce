namespace TraceEngine.Client.Streaming;

/// <summary>
/// Counts a second over the last five seconds, in slots of half a second. Safe for one writer and many readers.
/// </summary>
internal sealed class RateMeter(TimeProvider time)
{
    private const int Slots = 10;
    private static readonly TimeSpan SlotLength = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly long[] _counts = new long[Slots];
    private readonly long _started = time.GetTimestamp();
    private long _slot;

    public void Add(long count)
    {
        lock (_gate)
        {
            Advance();
            _counts[_slot % Slots] += count;
        }
    }

    public double PerSecond()
    {
        lock (_gate)
        {
            var elapsed = Advance();
            // The current slot is only partly over; before five seconds are, only what has passed counts.
            var covered = elapsed - (Math.Max(0, _slot - Slots + 1) * SlotLength);
            return covered > TimeSpan.Zero ? _counts.Sum() / covered.TotalSeconds : 0;
        }
    }

    private TimeSpan Advance()
    {
        var elapsed = time.GetElapsedTime(_started);
        var slot = elapsed.Ticks / SlotLength.Ticks;
        if (slot - _slot >= Slots)
        {
            Array.Clear(_counts);
            _slot = slot;
        }

        while (_slot < slot)
        {
            _slot++;
            _counts[_slot % Slots] = 0;
        }

        return elapsed;
    }
}
