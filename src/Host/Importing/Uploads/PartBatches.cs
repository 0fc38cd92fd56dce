using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Host.Importing.Streams;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>Parts as batches: what is the same whatever they are made of.</summary>
internal abstract class PartBatches<THeader, TBatch>(IReadOnlyList<ImportedPart<THeader>> parts)
    : IBatchSource<TBatch>, IDisposable
    where TBatch : class
{
    private readonly long[] _rowNumbers = [.. parts.SelectMany(part => part.Rows).Select(row => row.Number)];
    private int _part;
    private int _row;
    private bool _isStarted;

    public long RowCount => _rowNumbers.Length;

    public long RowsDone { get; private set; }

    /// <summary>Rows collected for the next batch.</summary>
    protected abstract int Pending { get; }

    /// <summary>Number in the file of the i-th row sent, from 0.</summary>
    public long NumberOf(long row) => _rowNumbers[row];

    public void Skip(long rows)
    {
        RowsDone = rows;
        while (_part < parts.Count && rows >= parts[_part].Rows.Count)
        {
            rows -= parts[_part++].Rows.Count;
        }

        _row = (int)rows;
    }

    public TBatch? Next()
    {
        for (; _part < parts.Count; _part++, _row = 0)
        {
            if (Pending > 0 && !_isStarted && MustStandAlone(parts[_part - 1].Header, parts[_part].Header))
            {
                return Give();
            }

            if (!AddRows(parts[_part]))
            {
                return Give();
            }

            End();
            _isStarted = false;
        }

        return Pending > 0 ? Give() : null;
    }

    public abstract void Dispose();

    /// <summary>Whether the rows of two parts must not share a batch: a bad header refuses the whole batch.</summary>
    protected abstract bool MustStandAlone(THeader before, THeader after);

    protected abstract void Start(THeader header);

    protected abstract bool TryAdd(UploadedRow row);

    protected abstract void End();

    protected abstract TBatch Build();

    // False when the batch is full.
    private bool AddRows(ImportedPart<THeader> part)
    {
        if (!_isStarted)
        {
            Start(part.Header);
            _isStarted = true;
        }

        for (; _row < part.Rows.Count; _row++)
        {
            if (!TryAdd(part.Rows[_row]))
            {
                return false;
            }
        }

        return true;
    }

    private TBatch Give()
    {
        RowsDone += Pending;
        return Build();
    }
}
