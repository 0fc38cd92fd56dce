using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Batching;

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

    private readonly ActivationRowLimits _limits;
    private readonly SectionBuilder _section = new();
    private ActivationBatch _batch = new();
    private ActivationHeader? _header;
    private int _bytes;

    /// <summary>Prepares an empty batch.</summary>
    /// <param name="limits">Where batches are cut; null = defaults.</param>
    public ActivationBatchBuilder(ActivationRowLimits? limits = null)
    {
        _limits = limits ?? new ActivationRowLimits();
        ArgumentOutOfRangeException.ThrowIfLessThan(_limits.MaxCodes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(_limits.MaxSections, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(_limits.MaxBytes, 2 * SectionBytes);
    }

    /// <summary>Rows collected for the next batch.</summary>
    public int Rows { get; private set; }

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
        if (_header is null)
        {
            throw new InvalidOperationException("Rows need a header: call StartSection first.");
        }

        code = code[..Math.Min(code.Length, MaxCodeBytes)];
        parent = parent[..Math.Min(parent.Length, MaxCodeBytes)];
        if (Rows > 0 && !Fits(code.Length + parent.Length))
        {
            return false;
        }

        if (_section.Count == 0)
        {
            _bytes += SectionBytes;
        }

        _bytes += _section.Add(code, level, parent, packMode);
        Rows++;
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
        Rows = 0;
        _bytes = 0;
        return batch;
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose() => _section.Dispose();

    private bool Fits(int codeBytes)
    {
        const int RowBytes = 16;
        var isNewSection = _section.Count == 0;
        return Rows < _limits.MaxCodes
            && _bytes + codeBytes + RowBytes + (isNewSection ? SectionBytes : 0) <= _limits.MaxBytes
            && (!isNewSection || _batch.Sections.Count < _limits.MaxSections);
    }

    private void CloseSection()
    {
        if (_section.Count == 0)
        {
            return;
        }

        _batch.Sections.Add(_section.Build(_header!));
        _section.Clear();
    }
}
