using System.Buffers;
using System.Text;
using System.Text.Unicode;
using TraceEngine.Files.Relation.Reading;

namespace TraceEngine.Files.Unpacking;

/// <summary>
/// The encoding of a text, found from all of its bytes: byte order mark, else UTF-8 if it is valid, else GB18030.
/// </summary>
internal sealed record TextEncoding
{
    private TextEncoding(Encoding encoding, string name, int bomBytes)
    {
        Encoding = encoding;
        Name = name;
        BomBytes = bomBytes;
    }

    public Encoding Encoding { get; }

    /// <summary>The encoding as people call it.</summary>
    public string Name { get; }

    public int BomBytes { get; }

    /// <summary>Reads the whole content once.</summary>
    /// <param name="content">The content from its start; its caller disposes it.</param>
    /// <exception cref="UploadFileException">UTF-32, or zero bytes: no text.</exception>
    public static TextEncoding Find(Stream content)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            var length = FileSignature.Read(content, buffer.AsSpan(0, 4));
            if (OfMark(buffer.AsSpan(0, length)) is { } marked)
            {
                return marked;
            }

            return IsUtf8(content, buffer, length)
                ? new TextEncoding(new UTF8Encoding(false), "UTF-8", 0)
                : new TextEncoding(ChineseText.Lenient, "GB18030", 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The text without its byte order mark; disposing the reader disposes the content.</summary>
    public StreamReader Read(Stream content)
    {
        Span<byte> mark = stackalloc byte[BomBytes];
        _ = FileSignature.Read(content, mark);
        return new StreamReader(content, Encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 32 * 1024);
    }

    /// <summary>GB18030, for an XML that declares it: its bytes may by chance be UTF-8.</summary>
    public static TextEncoding Chinese() => new(ChineseText.Lenient, "GB18030", 0);

    private static TextEncoding? OfMark(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return new TextEncoding(new UTF8Encoding(false), "UTF-8 (BOM)", 3);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) || head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
        {
            throw new UploadFileException(
                UploadFileFault.UnknownEncoding,
                "不支持 UTF-32 编码，请另存为 UTF-8 后再导入",
                "UTF-32 is not supported. Save the file as UTF-8.");
        }

        return head switch
        {
            [0xFF, 0xFE, ..] => new TextEncoding(Encoding.Unicode, "UTF-16LE (BOM)", 2),
            [0xFE, 0xFF, ..] => new TextEncoding(Encoding.BigEndianUnicode, "UTF-16BE (BOM)", 2),
            _ => null,
        };
    }

    // A character cut by the end of a chunk is carried over; text has no zero bytes, binary files and UTF-16 without mark do.
    private static bool IsUtf8(Stream content, byte[] buffer, int length)
    {
        var isValid = true;
        while (true)
        {
            var read = content.Read(buffer.AsSpan(length));
            if (buffer.AsSpan(length, read).Contains((byte)0) || (read == 0 && buffer.AsSpan(0, length).Contains((byte)0)))
            {
                throw new UploadFileException(
                    UploadFileFault.UnknownFormat,
                    "无法识别该文件：不是 XML、CSV、TXT 文本，也不是 XLSX；请导出为这几种格式之一",
                    "Unknown kind of file: neither XML, CSV or TXT nor XLSX. Export it as one of these.");
            }

            length += read;
            var valid = isValid ? ValidPrefix(buffer.AsSpan(0, length)) : length;
            isValid = isValid && (length - valid < 4) && (read > 0 || valid == length);
            if (read == 0)
            {
                return isValid;
            }

            buffer.AsSpan(valid, length - valid).CopyTo(buffer);
            length = isValid ? length - valid : 0;
        }
    }

    private static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return bytes.Length;
        }

        // At most three bytes of a cut character may be left over.
        for (var cut = 1; cut <= 3 && cut <= bytes.Length; cut++)
        {
            if (Utf8.IsValid(bytes[..^cut]))
            {
                var rest = Rune.DecodeFromUtf8(bytes[^cut..], out _, out _);
                return rest == OperationStatus.NeedMoreData ? bytes.Length - cut : 0;
            }
        }

        return 0;
    }
}
