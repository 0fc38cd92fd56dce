using System.Text;

namespace TraceEngine.Files.Relation.Reading;

/// <summary>
/// Finds the encoding of a file from its first bytes: byte order mark, shape of the first characters, XML declaration.
/// </summary>
internal sealed class EncodingProbe
{
    /// <summary>An XML declaration has about 60 bytes; 512 leaves room for blanks before it, twice that in UTF-16.</summary>
    private const int MaxHeadBytes = 1024;

    private readonly byte[] _head = new byte[MaxHeadBytes];
    private int _length;

    private EncodingProbe()
    {
    }

    /// <summary>The bytes that were read, byte order mark left out.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(BomLength, _length - BomLength);

    /// <summary>Bytes of the byte order mark.</summary>
    public int BomLength { get; private set; }

    /// <summary>The encoding to transcode from; null = UTF-8, taken as it is.</summary>
    public Encoding? Encoding { get; private set; }

    /// <summary>The encoding in the XML declaration; null without one.</summary>
    public string? Declared { get; private set; }

    /// <summary>True when the declaration says something else than the bytes.</summary>
    public bool Differs { get; private set; }

    /// <summary>Why the file cannot be read; null when it can.</summary>
    public RelationFault? Fault { get; private set; }

    public static EncodingProbe Run(Stream input)
    {
        var probe = new EncodingProbe();
        probe.ReadHead(input);
        probe.Decide();
        return probe;
    }

    private void ReadHead(Stream input)
    {
        while (_length < MaxHeadBytes)
        {
            var read = input.Read(_head, _length, MaxHeadBytes - _length);
            if (read == 0)
            {
                return;
            }

            _length += read;
        }
    }

    private void Decide()
    {
        var head = _head.AsSpan(0, _length);
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || head.StartsWith("PK\x03\x04"u8))
        {
            Fault = RelationFault.Compressed;
            return;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            BomLength = 3;
        }
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])
            || head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
        {
            Declared = "UTF-32";
            Fault = RelationFault.UnknownEncoding;
            return;
        }
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            BomLength = 2;
            Encoding = head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        }
        else if (head.Length >= 2 && (head[0] == 0 || head[1] == 0))
        {
            Encoding = head[0] == 0 ? Encoding.BigEndianUnicode : Encoding.Unicode;
        }

        FollowDeclaration();
    }

    private void FollowDeclaration()
    {
        Declared = DeclaredIn((Encoding ?? Encoding.Latin1).GetString(Head));
        if (Declared is null)
        {
            return;
        }

        var declaresChinese = Is(
            "gb18030", "gbk", "gb2312", "gb_2312-80", "gb2312-80", "cp936", "ms936", "windows-936", "936", "x-gbk");
        var declaresUtf8 = Is("utf-8", "utf8", "us-ascii", "ascii");
        var declaresUtf16 = Is("utf-16", "utf16", "utf-16le", "utf-16be", "unicode");
        if (!declaresChinese && !declaresUtf8 && !declaresUtf16)
        {
            Fault = RelationFault.UnknownEncoding;
            return;
        }

        // A byte order mark and zero bytes are facts, the declaration is a claim: programs write "utf-16" into UTF-8 files.
        var isKnownFromBytes = BomLength > 0 || Encoding is not null;
        if (declaresChinese && !isKnownFromBytes)
        {
            Encoding = ChineseText.Lenient;
            return;
        }

        Differs = Encoding is null ? !declaresUtf8 : !declaresUtf16;
    }

    private bool Is(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (name.Equals(Declared, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string? DeclaredIn(string head)
    {
        var trimmed = head.TrimStart();
        if (!trimmed.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var end = trimmed.IndexOf("?>", StringComparison.Ordinal);
        var declaration = end < 0 ? trimmed : trimmed[..end];
        var at = declaration.IndexOf("encoding", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = declaration[(at + "encoding".Length)..].TrimStart(' ', '\t', '\r', '\n', '=');
        if (value.Length == 0 || value[0] is not ('"' or '\''))
        {
            return null;
        }

        var close = value.IndexOf(value[0], 1);
        return close < 0 ? null : value[1..close].Trim();
    }
}
