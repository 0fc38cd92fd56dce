using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>Adds up what a stream did. The caller's side and the reading task each write their own counters.</summary>
internal sealed class ProgressMeter(TimeProvider time)
{
    private readonly RateMeter _rate = new(time);
    private long _codesHanded;
    private long _batchesHanded;
    private long _codesAcked;
    private long _batchesAcked;
    private long _accepted;
    private long _refused;
    private int _resumptions;

    public void Handed(int rows)
    {
        Interlocked.Add(ref _codesHanded, rows);
        Interlocked.Increment(ref _batchesHanded);
    }

    public void Answered(BatchAck ack, int rows)
    {
        Interlocked.Add(ref _codesAcked, rows);
        Interlocked.Increment(ref _batchesAcked);
        Interlocked.Add(ref _accepted, ack.Accepted);
        Interlocked.Add(ref _refused, ack.Refused);
        _rate.Add(rows);
    }

    public void Resumed() => Interlocked.Increment(ref _resumptions);

    public StreamProgress Read(long unackedBytes) => new(
        Interlocked.Read(ref _codesHanded),
        Interlocked.Read(ref _codesAcked),
        Interlocked.Read(ref _accepted),
        Interlocked.Read(ref _refused),
        Interlocked.Read(ref _batchesHanded),
        Interlocked.Read(ref _batchesAcked),
        unackedBytes,
        Volatile.Read(ref _resumptions),
        _rate.PerSecond());
}
