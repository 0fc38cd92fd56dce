using System.Buffers;

namespace TraceEngine.Files.Relation.Reading;

/// <summary>Sets of bytes the scanner looks for, and the names of the format.</summary>
internal static class XmlBytes
{
    /// <summary>What XML calls white space.</summary>
    public static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n"u8);

    /// <summary>Bytes at which something happens between the attributes of a tag.</summary>
    public static readonly SearchValues<byte> InTag = SearchValues.Create("\"'<>"u8);

    /// <summary>Bytes that end a name.</summary>
    public static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n=/>\"'<&"u8);

    /// <summary>Visible ASCII that stands for itself in a value: a value of these needs neither decoding nor cleaning.</summary>
    public static readonly SearchValues<byte> PlainValue = SearchValues.Create(PlainValueBytes());

    public static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static byte[] PlainValueBytes() =>
        [.. Enumerable.Range(0x21, 0x7E - 0x21 + 1).Select(value => (byte)value).Where(value => !"\"'&<"u8.Contains(value))];
}
