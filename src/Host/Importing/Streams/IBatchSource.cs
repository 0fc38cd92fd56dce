namespace TraceEngine.Host.Importing.Streams;

/// <summary>
/// A file as the batches of one stream. The same file always gives the same rows in the same order, so that an import that was
/// killed goes on where it was.
/// </summary>
internal interface IBatchSource<TBatch>
    where TBatch : class
{
    /// <summary>Rows in all batches given out, and before them.</summary>
    long RowsDone { get; }

    /// <summary>Leaves out the rows that are committed already.</summary>
    void Skip(long rows);

    /// <summary>The next batch; null at the end. What stands in front of a fault is given out before it is thrown.</summary>
    TBatch? Next();
}
