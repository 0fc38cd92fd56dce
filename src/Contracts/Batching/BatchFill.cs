namespace TraceEngine.Contracts.Batching;

/// <summary>How full the batch under construction is: rows, sections, and bytes estimated from above.</summary>
internal sealed class BatchFill
{
    // What a row takes beside its texts, at most: their lengths, an index, level and pack mode.
    private const int RowBytes = 12;

    private readonly BatchLimits _limits;
    private readonly int _sectionBytes;
    private int _bytes;
    private int _sections;

    /// <summary>Nothing is in it.</summary>
    /// <param name="limits">Where batches are cut; null = defaults.</param>
    /// <param name="sectionBytes">What a header and the columns of a section take beside the rows, at most.</param>
    public BatchFill(BatchLimits? limits, int sectionBytes)
    {
        _limits = limits ?? new BatchLimits();
        _sectionBytes = sectionBytes;
        ArgumentOutOfRangeException.ThrowIfLessThan(_limits.MaxCodes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(_limits.MaxSections, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(_limits.MaxBytes, 2 * sectionBytes);
    }

    public int Rows { get; private set; }

    /// <summary>Whether a row of this many bytes fits. The first one always does: a batch needs one.</summary>
    public bool HasRoomForRow(int mostTextBytes, bool inNewSection) => Rows == 0 || (
        Rows < _limits.MaxCodes
        && _bytes + mostTextBytes + RowBytes + (inNewSection ? _sectionBytes : 0) <= _limits.MaxBytes
        && (!inNewSection || HasRoomForSection()));

    public bool HasRoomForSection() =>
        _sections == 0 || (_sections < _limits.MaxSections && _bytes + _sectionBytes <= _limits.MaxBytes);

    public void AddSection()
    {
        _sections++;
        _bytes += _sectionBytes;
    }

    /// <param name="textBytes">What it really takes: a parent named before takes nothing.</param>
    public void AddRow(int textBytes)
    {
        Rows++;
        _bytes += textBytes + RowBytes;
    }

    public void Clear() => (Rows, _bytes, _sections) = (0, 0, 0);
}
