using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Batching;

/// <summary>
/// Turns rows into batches in columns, without allocating for a row (text columns need a string for each code, packed ones
/// nothing). Rows are taken as they are, wrong ones too: judging them is the server's job, which answers each with a verdict. Not
/// safe for several threads.
/// </summary>
/// <example>
/// <code>
/// builder.StartSection(header);
/// foreach (row) { if (!builder.TryAdd(code, level, parent, mode)) { await stream.SendAsync(builder.Build());
/// builder.TryAdd(...); } } if (builder.Rows > 0) await stream.SendAsync(builder.Build());
/// </code>
/// </example>
public sealed class ActivationBatchBuilder : IDisposable
{
    /// <summary>
    /// Longer codes are cut here before they are sent: the server takes at most 100 characters and refuses the row as too long
    /// either way.
    /// </summary>
    public const int MaxCodeBytes = 512;

    // What a header and the columns of a section take beside the rows, at most: the limits of all texts, four bytes a character.
    private const int SectionBytes = 2 * 1024;

    private readonly BatchFill _fill;
    private readonly ActivationSectionBuilder _section = new();
    private ActivationBatch _batch = new();
    private ActivationHeader? _header;

    /// <summary>Prepares an empty batch.</summary>
    /// <param name="limits">Where batches are cut; null = defaults.</param>
    public ActivationBatchBuilder(BatchLimits? limits = null) => _fill = new BatchFill(limits, SectionBytes);

    /// <summary>Rows collected for the next batch.</summary>
    public int Rows => _fill.Rows;

    /// <summary>The rows that follow share this header, in this batch and the next ones, until another is given.</summary>
    public void StartSection(ActivationHeader header)
    {
        CloseSection();
        _header = header;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="code">The code, ASCII or UTF-8.</param>
    /// <param name="level">Package level, 1 = smallest.</param>
    /// <param name="parent">The parent's code; empty = none.</param>
    /// <param name="packMode">0 normal, 1 mixed lots, 2 partly filled, 3 both.</param>
    /// <returns>False when the batch is full: build it, then add the row again.</returns>
    public bool TryAdd(ReadOnlySpan<byte> code, byte level, ReadOnlySpan<byte> parent, byte packMode)
    {
        code = CodeColumnBuilder.Cut(code);
        parent = CodeColumnBuilder.Cut(parent);
        // Rows of a section are its codes, then its quantities: a code behind a quantity would change places with it.
        if (_section.QuantityCount > 0)
        {
            CloseSection();
        }

        if (!TryEnter(code.Length + parent.Length))
        {
            return false;
        }

        _fill.AddRow(_section.Add(code, level, parent, packMode));
        return true;
    }

    /// <summary>Adds a quantity of goods of the lot whose codes have no serial number.</summary>
    /// <param name="quantity">What it is, and how many.</param>
    /// <returns>False when the batch is full: build it, then add the row again.</returns>
    public bool TryAddQuantity(ActivatedQuantity quantity)
    {
        var size = quantity.CalculateSize();
        if (!TryEnter(size))
        {
            return false;
        }

        _section.Add(quantity);
        _fill.AddRow(size);
        return true;
    }

    /// <summary>
    /// The batch of all rows added since the last one; the builder goes on with an empty one under the same header.
    /// </summary>
    public ActivationBatch Build()
    {
        if (Rows == 0)
        {
            throw new InvalidOperationException("A batch needs at least one row.");
        }

        CloseSection();
        var batch = _batch;
        _batch = new ActivationBatch();
        _fill.Clear();
        return batch;
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose() => _section.Dispose();

    private bool TryEnter(int mostTextBytes)
    {
        if (_header is null)
        {
            throw new InvalidOperationException("Rows need a header: call StartSection first.");
        }

        var isNewSection = _section.IsEmpty;
        if (!_fill.HasRoomForRow(mostTextBytes, isNewSection))
        {
            return false;
        }

        if (isNewSection)
        {
            _fill.AddSection();
        }

        return true;
    }

    private void CloseSection()
    {
        if (_section.IsEmpty)
        {
            return;
        }

        _batch.Sections.Add(_section.Build(_header!));
        _section.Clear();
    }
}
