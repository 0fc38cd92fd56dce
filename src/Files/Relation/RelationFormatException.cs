namespace TraceEngine.Files.Relation;

/// <summary>
/// The file cannot be read on from here. Everything delivered before is exactly what the file has up to this place.
/// </summary>
public sealed class RelationFormatException : Exception
{
    internal RelationFormatException(
        RelationFault fault, string messageZh, string messageEn, long lineNumber, long byteOffset, long rowsRead)
        : base($"第 {lineNumber} 行 (字节 {byteOffset}, 已读 {rowsRead} 个码): {messageZh} / "
            + $"line {lineNumber} (byte {byteOffset}, {rowsRead} codes read): {messageEn}")
    {
        Fault = fault;
        MessageZh = messageZh;
        MessageEn = messageEn;
        LineNumber = lineNumber;
        ByteOffset = byteOffset;
        RowsRead = rowsRead;
    }

    /// <summary>The kind of fault.</summary>
    public RelationFault Fault { get; }

    /// <summary>What was found and what to do, in Chinese, without the place.</summary>
    public string MessageZh { get; }

    /// <summary>What was found and what to do, in English, without the place.</summary>
    public string MessageEn { get; }

    /// <summary>Line of the file, 1-based.</summary>
    public long LineNumber { get; }

    /// <summary>Offset in the file in bytes, 0-based.</summary>
    public long ByteOffset { get; }

    /// <summary>Number of the last row that was delivered; 0 when none was.</summary>
    public long RowsRead { get; }
}
