namespace TraceEngine.Query.Exports.Jobs;

/// <summary>How far a running job is; written by the run, noted down by its heartbeat.</summary>
internal sealed class ExportProgress(TimeProvider clock, TimeSpan busyBefore)
{
    private readonly long _started = clock.GetTimestamp();
    private int _state = (int)ExportState.Reading;
    private int _codesDone;
    private long _rows;
    private long _bytes;
    private int _writtenPermille;

    public ExportState State => (ExportState)Volatile.Read(ref _state);

    public int CodesDone => Volatile.Read(ref _codesDone);

    public long Rows => Interlocked.Read(ref _rows);

    public long Bytes => Interlocked.Read(ref _bytes);

    public int WrittenPermille => Volatile.Read(ref _writtenPermille);

    /// <summary>Time spent on the job, in this run and before.</summary>
    public TimeSpan Busy => busyBefore + clock.GetElapsedTime(_started);

    /// <summary>A chunk is kept.</summary>
    public void Add(ChunkRecord chunk)
    {
        Interlocked.Add(ref _codesDone, chunk.Codes);
        Interlocked.Add(ref _rows, chunk.Rows);
        Interlocked.Add(ref _bytes, chunk.Bytes);
    }

    /// <summary>A part of the file is written.</summary>
    public void Wrote(int permille)
    {
        Volatile.Write(ref _writtenPermille, permille);
        Volatile.Write(ref _state, (int)ExportState.Writing);
    }
}
