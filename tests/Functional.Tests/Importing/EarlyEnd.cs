using TraceEngine.Host.Importing.Streams;

namespace TraceEngine.Functional.Tests.Importing;

/// <summary>A source whose process died after some batches were acknowledged.</summary>
internal sealed class EarlyEnd<TBatch>(IBatchSource<TBatch> source, int batches) : IBatchSource<TBatch>
    where TBatch : class
{
    private int _given;

    public long RowsDone => source.RowsDone;

    public void Skip(long rows) => source.Skip(rows);

    public TBatch? Next() => _given++ < batches ? source.Next() : null;
}
