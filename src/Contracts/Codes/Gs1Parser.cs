using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Codes;

/// <summary>
/// Reads GS1 element strings with parentheses, with separators, with a symbology prefix, or bare. Splits them into elements;
/// <see cref="Gs1Elements"/> judges these.
/// </summary>
internal static class Gs1Parser
{
    /// <summary>FNC1 as scanners send it, between elements of variable length.</summary>
    internal const byte Separator = 0x1d;

    private const int PrefixLength = 3;

    /// <summary>Whether the text says by itself that it is GS1.</summary>
    internal static bool IsMarked(ReadOnlySpan<byte> ascii) =>
        ascii[0] == '(' || HasSymbologyPrefix(ascii) || ascii.Contains(Separator);

    internal static CodeReading Parse(ReadOnlySpan<byte> ascii, Span<byte> key)
    {
        var elements = default(Gs1Elements);
        return Read(ascii, ref elements) ? elements.Identify(ascii, key) : CodeReading.Refused(Reason.CodeBadGs1);
    }

    /// <summary>The GTIN of an element string that can be read.</summary>
    internal static bool TryReadGtin(ReadOnlySpan<byte> ascii, out ReadOnlySpan<byte> gtin)
    {
        var elements = default(Gs1Elements);
        bool isRead = Read(ascii, ref elements);
        gtin = elements.Gtin;
        return isRead && !gtin.IsEmpty;
    }

    private static bool Read(ReadOnlySpan<byte> ascii, ref Gs1Elements elements)
    {
        var text = HasSymbologyPrefix(ascii) ? ascii[PrefixLength..] : ascii;
        SkipSeparator(ref text);
        bool isBracketed = !text.IsEmpty && text[0] == '(';
        return isBracketed ? ReadBracketed(text, ref elements) : ReadPlain(text, ref elements);
    }

    // GS1 DataMatrix, GS1-128, GS1 QR code.
    private static bool HasSymbologyPrefix(ReadOnlySpan<byte> ascii) =>
        ascii.StartsWith("]d2"u8) || ascii.StartsWith("]C1"u8) || ascii.StartsWith("]Q3"u8);

    private static bool ReadBracketed(ReadOnlySpan<byte> text, ref Gs1Elements elements)
    {
        while (!text.IsEmpty)
        {
            int close = text.IndexOf((byte)')');
            if (text[0] != '(' || close < 0
                || !Gs1Identifier.TryRead(text[1..close], out var identifier) || identifier.Length != close - 1)
            {
                return false;
            }

            text = text[(close + 1)..];
            int open = text.IndexOf((byte)'(');
            var value = open < 0 ? text : text[..open];
            text = text[value.Length..];
            if (value.EndsWith(Separator))
            {
                value = value[..^1];
            }

            if (!elements.TryAdd(identifier, value, isOpenEnded: false))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ReadPlain(ReadOnlySpan<byte> text, ref Gs1Elements elements)
    {
        while (!text.IsEmpty)
        {
            if (!Gs1Identifier.TryRead(text, out var identifier))
            {
                return false;
            }

            text = text[identifier.Length..];
            int end = text.IndexOf(Separator);
            int length = identifier.FixedLength > 0 ? Math.Min(identifier.FixedLength, text.Length) : end < 0 ? text.Length : end;
            if (!elements.TryAdd(identifier, text[..length], isOpenEnded: identifier.FixedLength == 0 && end < 0))
            {
                return false;
            }

            text = text[length..];
            SkipSeparator(ref text);
        }

        return true;
    }

    private static void SkipSeparator(ref ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty && text[0] == Separator)
        {
            text = text[1..];
        }
    }
}
