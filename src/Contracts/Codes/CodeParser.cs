using System.Buffers;
using System.Text;
using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Codes;

/// <summary>
/// Reads a trace code as sent and writes its key. Nothing is cleaned: spaces, full-width digits and numbers out of a
/// spreadsheet are refused, each with its own reason. Allocates nothing.
/// </summary>
public static class CodeParser
{
    /// <summary>Fewest digits of an all-digit code.</summary>
    public const int MinDigits = 8;

    private const int NationalDigits = 20;

    // Printable ASCII without the space, and the GS1 separator. Everything else has a reason of its own.
    private static readonly SearchValues<byte> AllowedBytes = SearchValues.Create(
        [Gs1Parser.Separator, .. Enumerable.Range(0x21, 0x7f - 0x21).Select(value => (byte)value)]);

    private static ReadOnlySpan<byte> MaPrefix => "MA."u8;

    /// <summary>Reads one code.</summary>
    /// <param name="utf8">The code as received.</param>
    /// <param name="bareGs1">Whether digits without parentheses, separator or symbology prefix are a GS1 string.</param>
    /// <param name="key">Takes the key; at least <see cref="CodeKey.MaxKeyBytes"/> bytes.</param>
    public static CodeReading Parse(ReadOnlySpan<byte> utf8, bool bareGs1, Span<byte> key)
    {
        if (!bareGs1 && utf8.Length is >= MinDigits and <= CodeKey.MaxCodeCharacters)
        {
            int keyLength = CodeKey.EncodeDigits(utf8, key);
            if (keyLength > 0)
            {
                var kind = utf8.Length == NationalDigits ? CodeKind.National20 : CodeKind.Digits;
                return new CodeReading(Reason.Unspecified, kind, keyLength, false);
            }
        }

        return ParseOther(utf8, bareGs1, key);
    }

    /// <summary>Reads one code; see the overload for UTF-8.</summary>
    public static CodeReading Parse(string code, bool bareGs1, Span<byte> key)
    {
        if (code.Length > CodeKey.MaxCodeCharacters)
        {
            return CodeReading.Refused(Reason.CodeTooLong);
        }

        // A UTF-16 character takes at most three bytes; lone surrogates become U+FFFD and are refused as such.
        Span<byte> utf8 = stackalloc byte[3 * CodeKey.MaxCodeCharacters];
        return Parse(utf8[..Encoding.UTF8.GetBytes(code, utf8)], bareGs1, key);
    }

    private static CodeReading ParseOther(ReadOnlySpan<byte> utf8, bool bareGs1, Span<byte> key)
    {
        var fault = FirstFault(utf8);
        if (fault != Reason.Unspecified)
        {
            return CodeReading.Refused(fault);
        }

        if (IsAllDigits(utf8) && utf8.Length < MinDigits)
        {
            return CodeReading.Refused(Reason.CodeBadLength);
        }

        if (NumberNotation.Matches(utf8, onlyNormalised: bareGs1))
        {
            return CodeReading.Refused(Reason.CodeNumberNotation);
        }

        if (utf8.StartsWith(MaPrefix))
        {
            return MaParser.Parse(utf8, key);
        }

        return Gs1Parser.IsMarked(utf8) || (bareGs1 && IsAllDigits(utf8[..1]))
            ? Gs1Parser.Parse(utf8, key)
            : CodeReading.Refused(Reason.CodeUnknownKind);
    }

    private static Reason FirstFault(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return Reason.CodeEmpty;
        }

        if (utf8.Length > CodeKey.MaxCodeCharacters && IsTooLong(utf8))
        {
            return Reason.CodeTooLong;
        }

        int index = utf8.IndexOfAnyExcept(AllowedBytes);
        return index < 0 ? Reason.Unspecified : FaultOfCharacter(utf8[index..]);
    }

    // Bytes that continue a character (10xxxxxx) don't count.
    private static bool IsTooLong(ReadOnlySpan<byte> utf8)
    {
        int characters = 0;
        for (int i = 0; i < utf8.Length && characters <= CodeKey.MaxCodeCharacters; i++)
        {
            characters += (utf8[i] & 0xc0) == 0x80 ? 0 : 1;
        }

        return characters > CodeKey.MaxCodeCharacters || utf8.Length > 4 * CodeKey.MaxCodeCharacters;
    }

    private static Reason FaultOfCharacter(ReadOnlySpan<byte> utf8)
    {
        if (Rune.DecodeFromUtf8(utf8, out var character, out _) != OperationStatus.Done)
        {
            return Reason.CodeBadCharacter;
        }

        // Zero-width space and joiners, word joiner and byte order mark: no eye sees them, as with any other space.
        if (Rune.IsWhiteSpace(character) || character.Value is (>= 0x200b and <= 0x200d) or 0x2060 or 0xfeff)
        {
            return Reason.CodeWhitespace;
        }

        // The full-width twins of printable ASCII: digits, letters, parentheses.
        return character.Value is >= 0xff01 and <= 0xff5e ? Reason.CodeFullWidth : Reason.CodeBadCharacter;
    }

    private static bool IsAllDigits(ReadOnlySpan<byte> ascii) => !ascii.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
