namespace TraceEngine.Files.Relation;

/// <summary>
/// One <c>Code</c> element. Its spans point into the reader's buffers and are gone at the next <see cref="RelationReader.Read"/>.
/// Codes are UTF-8, cleaned of blanks and full-width forms, otherwise exactly as found: judging them is the server's job.
/// </summary>
public readonly ref struct RelationCode
{
    private readonly RelationReader _reader;

    internal RelationCode(RelationReader reader, long rowNumber)
    {
        _reader = reader;
        RowNumber = rowNumber;
        Code = reader.SlotOf(Reading.CodeSlot.CurCode);
        ParentCode = reader.SlotOf(Reading.CodeSlot.ParentCode);
        PackLayerText = reader.SlotOf(Reading.CodeSlot.PackLayer);
        FlagText = reader.SlotOf(Reading.CodeSlot.Flag);
        PackLayer = Reading.ValueCleaner.ToNumber(PackLayerText);
        Flag = FlagText.IsEmpty ? 0 : Reading.ValueCleaner.ToNumber(FlagText);
    }

    /// <summary>curCode; empty when missing. At most <see cref="RelationReaderOptions.MaxValueBytes"/> bytes.</summary>
    public ReadOnlySpan<byte> Code { get; }

    /// <summary>parentCode; empty when missing or empty, which both mean: no parent.</summary>
    public ReadOnlySpan<byte> ParentCode { get; }

    /// <summary>packLayer: the package level (包装层级), 1 = smallest; -1 when missing or not a number below 1,000,000,000.</summary>
    public int PackLayer { get; }

    /// <summary>flag: the pack mode (包装模式) 0-3 by the standard; 0 when missing, -1 when not a number.</summary>
    public int Flag { get; }

    /// <summary>packLayer as written, for the report of a row that has no number there.</summary>
    public ReadOnlySpan<byte> PackLayerText { get; }

    /// <summary>flag as written.</summary>
    public ReadOnlySpan<byte> FlagText { get; }

    /// <summary>Row number over the whole file, 1-based: the n-th Code element whatever its lot.</summary>
    public long RowNumber { get; }

    /// <summary>
    /// Offset of the element's first byte in the file, 0-based. Exact unless the file has bytes invalid in its encoding.
    /// </summary>
    public long ByteOffset => _reader.ItemByteOffset;

    /// <summary>
    /// Line on which the element starts, 1-based. Counted when asked, so rows that nobody asks about cost nothing.
    /// </summary>
    public long LineNumber => _reader.ItemLineNumber;
}
