using TraceEngine.Contracts.Batching;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Files.Relation;
using TraceEngine.Host.Importing.Streams;

namespace TraceEngine.Host.Importing;

/// <summary>
/// Reads a relation file into batches. Every row is in one, wrong ones too: the server answers each with a verdict. A batch that
/// ends in front of a fault of the file is given out before the fault is thrown.
/// </summary>
internal sealed class RelationBatches : IBatchSource<ActivationBatch>, IDisposable
{
    private readonly RelationReader _reader;
    private readonly ActivationBatchBuilder _builder;
    private readonly DateTimeOffset? _activatedAt;
    private RelationHeader? _relation;
    private RelationLot? _lot;
    private RelationFormatException? _fault;
    private bool _isDoubtful;
    private bool? _batchIsDoubtful;
    private bool _isNewSection;
    private bool _hasRow;

    public RelationBatches(RelationReader reader, ImportSettings settings)
    {
        _reader = reader;
        _builder =
            new ActivationBatchBuilder(new BatchLimits { MaxCodes = settings.BatchCodes, MaxBytes = 4 * 1024 * 1024 });
        _activatedAt = settings.ActivatedAt;
        StartSection();
    }

    /// <summary>Rows in all batches given out, and before them.</summary>
    public long RowsDone { get; private set; }

    /// <summary>Leaves out the rows that are committed already. The lot they end in goes on.</summary>
    /// <exception cref="RelationFormatException">The file breaks off before that: it is not the file that was
    /// imported.</exception>
    public void Skip(long rows)
    {
        while (RowsDone < rows && MoveToRow())
        {
            RowsDone++;
        }

        if (RowsDone < rows)
        {
            throw (Exception?)_fault ?? new InvalidDataException($"{rows} rows are committed, the file has {RowsDone}.");
        }
    }

    /// <summary>The next batch; null at the end of the file.</summary>
    /// <exception cref="RelationFormatException">The file cannot be read on, and everything before it has been given
    /// out.</exception>
    public ActivationBatch? Next()
    {
        while (_hasRow || (_fault is null && MoveToRow()))
        {
            _hasRow = true;
            if (MustCut() || !TryAddRow())
            {
                return Build();
            }

            _hasRow = false;
        }

        if (_builder.Rows > 0)
        {
            return Build();
        }

        return _fault is null ? null : throw _fault;
    }

    public void Dispose() => _builder.Dispose();

    private ActivationBatch Build()
    {
        RowsDone += _builder.Rows;
        _batchIsDoubtful = null;
        return _builder.Build();
    }

    // Rows under a header that will be refused must not share a batch with rows under another one.
    private bool MustCut() => _batchIsDoubtful is { } batch && (batch || _isDoubtful) && _isNewSection;

    private bool TryAddRow()
    {
        var row = _reader.Code;
        if (!_builder.TryAdd(row.Code, ToByte(row.PackLayer, ifNone: 0), row.ParentCode, ToByte(row.Flag, ifNone: byte.MaxValue)))
        {
            return false;
        }

        _batchIsDoubtful ??= _isDoubtful;
        _isNewSection = false;
        return true;
    }

    private bool MoveToRow()
    {
        try
        {
            while (_reader.Read())
            {
                if (_reader.Kind != RelationItemKind.Code)
                {
                    continue;
                }

                // A code behind the end of its lot stands in none, and must not get the one before.
                if (!ReferenceEquals(_reader.Lot, _lot) || !ReferenceEquals(_reader.Relation, _relation))
                {
                    StartSection();
                }

                return true;
            }
        }
        catch (RelationFormatException fault)
        {
            _fault = fault;
        }

        return false;
    }

    private void StartSection()
    {
        (_relation, _lot) = (_reader.Relation, _reader.Lot);
        var header = RelationSections.Header(_relation, _lot, _activatedAt);
        _builder.StartSection(header);
        _isDoubtful = RelationSections.IsDoubtful(header);
        _isNewSection = true;
    }

    // Numbers that no level or mode has become ones that the server refuses, so that the row gets its verdict.
    private static byte ToByte(int value, byte ifNone) => value < 0 ? ifNone : (byte)Math.Min(value, byte.MaxValue);
}
