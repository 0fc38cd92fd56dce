using System.Buffers;

namespace TraceEngine.Files.Unpacking;

/// <summary>What the first bytes of a file say about its wrapping.</summary>
internal static class FileSignature
{
    /// <summary>Bytes that are looked at.</summary>
    public const int HeadBytes = 512;

    private static readonly SearchValues<byte> Base64Text =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n\t \0"u8);

    /// <summary>The outermost wrapping; null for none.</summary>
    public static FileWrapping? WrappingOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return FileWrapping.Gzip;
        }

        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
        {
            return FileWrapping.Zip;
        }

        // RFC 1950: method 8 with a window of 32 KiB is 78, and the first two bytes are a multiple of 31.
        if (head.Length >= 2 && head[0] == 0x78 && ((head[0] << 8) | head[1]) % 31 == 0)
        {
            return FileWrapping.Zlib;
        }

        return IsBase64OfPacked(head) ? FileWrapping.Base64 : null;
    }

    /// <summary>The old Excel format and encrypted workbooks are both compound files.</summary>
    public static bool IsCompoundFile(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    public static int Read(Stream stream, Span<byte> head)
    {
        var length = 0;
        while (length < head.Length && stream.Read(head[length..]) is > 0 and var read)
        {
            length += read;
        }

        return length;
    }

    // 1F 8B 08 is H4sI in base64, 50 4B 03 is UEsD, 78 with 01, 5E, 9C, DA is eAE, eF4, eJw, eNo.
    private static bool IsBase64OfPacked(ReadOnlySpan<byte> head)
    {
        head = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        head = head.TrimStart("\r\n\t "u8);
        return (head.StartsWith("H4sI"u8) || head.StartsWith("UEsD"u8) || head.StartsWith("eAE"u8) || head.StartsWith("eF4"u8)
            || head.StartsWith("eJ"u8) || head.StartsWith("eNo"u8)) && !head.ContainsAnyExcept(Base64Text);
    }
}
