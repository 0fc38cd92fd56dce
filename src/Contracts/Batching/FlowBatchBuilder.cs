using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Batching;

/// <summary>
/// Turns flow documents into batches. A document may be larger than a batch: it goes on in the next one and is complete when
/// its end was said. Rows are taken as they are, wrong ones too: judging them is the server's job, which answers each with a
/// verdict. Not safe for several threads.
/// </summary>
/// <remarks>
/// The server counts the rows of a section in this order: codes, rejected codes, lots, quantities, corrections. A caller that
/// matches verdicts by row number adds them in this order.
/// </remarks>
/// <example>
/// <code>
/// if (!builder.TryStartDocument(header)) { await stream.SendAsync(builder.Build()); builder.TryStartDocument(header); }
/// foreach (code) { if (!builder.TryAddCode(code)) { await stream.SendAsync(builder.Build()); builder.TryAddCode(code); } }
/// builder.EndDocument();
/// await stream.SendAsync(builder.Build());
/// </code>
/// </example>
public sealed class FlowBatchBuilder : IDisposable
{
    // Header, parties and details by the limits of their texts: about 4,800 characters of at most three bytes, and the codes'
    // own lengths.
    private const int SectionBytes = 16 * 1024;

    private readonly BatchFill _fill;
    private readonly CodeColumnBuilder _codes = new();
    private FlowBatch _batch = new();
    private FlowSection? _section;
    private bool _hasEnded;

    /// <summary>Prepares an empty batch.</summary>
    /// <param name="limits">Where batches are cut; null = defaults.</param>
    public FlowBatchBuilder(BatchLimits? limits = null) => _fill = new BatchFill(limits, SectionBytes);

    /// <summary>Rows collected for the next batch.</summary>
    public int Rows => _fill.Rows;

    /// <summary>Whether there is something to build: rows, or the end of a document.</summary>
    public bool HasContent => Rows > 0 || _hasEnded;

    /// <summary>The rows that follow belong to this document, in this batch and the next ones, until its end is said.</summary>
    /// <param name="header">The document. Whether it is complete is said by <see cref="EndDocument"/>.</param>
    /// <returns>False when the batch is full: build it, then start the document again.</returns>
    public bool TryStartDocument(FlowHeader header)
    {
        if (_section is not null)
        {
            throw new InvalidOperationException("The document before has no end: call EndDocument, or PauseDocument.");
        }

        if (!_fill.HasRoomForSection())
        {
            return false;
        }

        Open(header);
        return true;
    }

    /// <summary>Adds a code.</summary>
    /// <returns>False when the batch is full: build it, then add the row again.</returns>
    public bool TryAddCode(ReadOnlySpan<byte> code)
    {
        code = CodeColumnBuilder.Cut(code);
        if (!TryEnter(code.Length))
        {
            return false;
        }

        _codes.Add(code);
        return true;
    }

    /// <summary>Adds a code that the receiver refused to take.</summary>
    /// <returns>False when the batch is full: build it, then add the row again.</returns>
    public bool TryAddRejected(RejectedCode rejected)
    {
        if (!TryEnter(rejected.CalculateSize()))
        {
            return false;
        }

        _section!.Rejected.Add(rejected);
        return true;
    }

    /// <summary>Adds a whole lot, for a recall.</summary>
    /// <returns>False when the batch is full: build it, then add the row again.</returns>
    public bool TryAddLot(LotReference lot)
    {
        if (!TryEnter(lot.CalculateSize()))
        {
            return false;
        }

        _section!.Lots.Add(lot);
        return true;
    }

    /// <summary>Adds a quantity of goods without serial numbers.</summary>
    /// <returns>False when the batch is full: build it, then add the row again.</returns>
    public bool TryAddQuantity(QuantityItem quantity)
    {
        if (!TryEnter(quantity.CalculateSize()))
        {
            return false;
        }

        _section!.Quantities.Add(quantity);
        return true;
    }

    /// <summary>Adds a correction.</summary>
    /// <returns>False when the batch is full: build it, then add the row again.</returns>
    public bool TryAddCorrection(Correction correction)
    {
        if (!TryEnter(correction.CalculateSize()))
        {
            return false;
        }

        _section!.Corrections.Add(correction);
        return true;
    }

    /// <summary>The document has no more rows: it is complete.</summary>
    public void EndDocument()
    {
        Started().Header.Complete = true;
        _hasEnded = true;
        Close();
    }

    /// <summary>The rows that follow belong to another document; this one stays open and may be started again later.</summary>
    public void PauseDocument()
    {
        Started();
        Close();
    }

    /// <summary>
    /// The batch of all rows added since the last one; the builder goes on with an empty one and the same document.
    /// </summary>
    public FlowBatch Build()
    {
        if (!HasContent)
        {
            throw new InvalidOperationException("A batch needs at least one row, or the end of a document.");
        }

        var unfinished = _section?.Header;
        Close();
        var batch = _batch;
        _batch = new FlowBatch();
        _hasEnded = false;
        _fill.Clear();
        if (unfinished is not null)
        {
            Open(unfinished);
        }

        return batch;
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose() => _codes.Dispose();

    private void Open(FlowHeader header)
    {
        // A copy: the header of the next part must not change in one that was sent.
        _section = new FlowSection { Header = header.Clone() };
        _section.Header.Complete = false;
        _fill.AddSection();
    }

    private bool TryEnter(int textBytes)
    {
        Started();
        if (!_fill.HasRoomForRow(textBytes, inNewSection: false))
        {
            return false;
        }

        _fill.AddRow(textBytes);
        return true;
    }

    private FlowSection Started() =>
        _section ?? throw new InvalidOperationException("Rows need a document: call TryStartDocument first.");

    private void Close()
    {
        if (_section is null)
        {
            return;
        }

        if (_codes.Count > 0)
        {
            _section.Codes = _codes.Build();
            _codes.Clear();
        }

        // A part without rows says nothing unless it says that the document is complete.
        if (_section.Header.Complete || _section.Codes is not null || HasOtherRows(_section))
        {
            _batch.Sections.Add(_section);
        }

        _section = null;
    }

    private static bool HasOtherRows(FlowSection section) =>
        section.Rejected.Count + section.Lots.Count + section.Quantities.Count + section.Corrections.Count > 0;
}
