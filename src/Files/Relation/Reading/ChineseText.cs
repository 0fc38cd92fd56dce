using System.Text;
using System.Text.Unicode;

namespace TraceEngine.Files.Relation.Reading;

/// <summary>GB18030, which contains GBK and GB2312: whatever of the three a file declares, this reads it.</summary>
internal static class ChineseText
{
    /// <summary>Replaces what cannot be decoded by U+FFFD.</summary>
    public static Encoding Lenient { get; } = Get(DecoderFallback.ReplacementFallback);

    private static Encoding Strict { get; } = Get(DecoderFallback.ExceptionFallback);

    /// <summary>
    /// The bytes as UTF-8 if all of them are GB18030, else null. For the rare file that declares UTF-8 and is not.
    /// </summary>
    public static byte[]? TryToUtf8(ReadOnlySpan<byte> value)
    {
        try
        {
            return Encoding.UTF8.GetBytes(Strict.GetString(value));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The text of UTF-8 bytes; of GB18030 bytes where they are not UTF-8.</summary>
    public static string ToText(ReadOnlySpan<byte> value, out bool isInvalid)
    {
        isInvalid = !Utf8.IsValid(value);
        var converted = isInvalid ? TryToUtf8(value) : null;
        var text = Encoding.UTF8.GetString(converted ?? value);
        isInvalid |= text.Contains('\uFFFD', StringComparison.Ordinal);
        return text;
    }

    private static Encoding Get(DecoderFallback fallback) =>
        CodePagesEncodingProvider.Instance.GetEncoding("gb18030", EncoderFallback.ReplacementFallback, fallback)
            ?? throw new PlatformNotSupportedException("GB18030 is missing from this .NET installation.");
}
