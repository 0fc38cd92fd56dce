using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace TraceEngine.Files.Relation.Reading;

/// <summary>Turns attribute values as written into what they mean: entities decoded, codes cleaned.</summary>
internal static class ValueCleaner
{
    private const int FullWidthFirst = 0xFF01;
    private const int FullWidthLast = 0xFF5E;
    private const int FullWidthDistance = FullWidthFirst - '!';

    /// <summary>
    /// Decodes entities and character references into <paramref name="target"/>, which needs the room of <paramref name="raw"/>:
    /// a reference is never shorter than the character it names. Returns the length, or -1 with the entity nobody knows.
    /// </summary>
    public static int DecodeEntities(ReadOnlySpan<byte> raw, Span<byte> target, out ReadOnlySpan<byte> unknownEntity)
    {
        unknownEntity = default;
        var written = 0;
        while (true)
        {
            var ampersand = raw.IndexOf((byte)'&');
            var plain = ampersand < 0 ? raw : raw[..ampersand];
            plain.CopyTo(target[written..]);
            written += plain.Length;
            if (ampersand < 0)
            {
                return written;
            }

            raw = raw[ampersand..];
            var end = raw.IndexOf((byte)';');
            var rune = end < 0 ? null : ReferenceOf(raw[1..end]);
            if (rune is null)
            {
                unknownEntity = raw[..Math.Min(raw.Length, end < 0 ? 16 : Math.Min(end + 1, 32))];
                return -1;
            }

            written += rune.Value.EncodeToUtf8(target[written..]);
            raw = raw[(end + 1)..];
        }
    }

    /// <summary>
    /// Cleans a code: removes blanks of every kind, converts full-width forms to ASCII. Bytes that are not UTF-8 are taken for
    /// GB18030 when all of them can be; else they stay as they are. <paramref name="target"/> needs twice the room of the value.
    /// </summary>
    public static int Clean(ReadOnlySpan<byte> value, Span<byte> target, out CleaningResult result)
    {
        result = CleaningResult.Nothing;
        byte[]? converted = null;
        if (!Utf8.IsValid(value))
        {
            result = CleaningResult.InvalidCharacters;
            converted = ChineseText.TryToUtf8(value);
            value = converted ?? value;
        }

        var written = 0;
        while (!value.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(value, out var rune, out var length) != OperationStatus.Done)
            {
                value[..length].CopyTo(target[written..]);
                written += length;
            }
            else if (IsBlank(rune))
            {
                result |= CleaningResult.BlanksRemoved;
            }
            else if (rune.Value is >= FullWidthFirst and <= FullWidthLast)
            {
                target[written++] = (byte)(rune.Value - FullWidthDistance);
                result |= CleaningResult.FullWidthConverted;
            }
            else
            {
                value[..length].CopyTo(target[written..]);
                written += length;
                result |= rune == Rune.ReplacementChar ? CleaningResult.InvalidCharacters : CleaningResult.Nothing;
            }

            value = value[length..];
        }

        return written;
    }

    /// <summary>The number a cleaned value is; -1 when it is none or beyond nine digits.</summary>
    public static int ToNumber(ReadOnlySpan<byte> value)
    {
        if (value.Length == 1)
        {
            var digit = value[0] - '0';
            return digit is >= 0 and <= 9 ? digit : -1;
        }

        if (value.Length is 0 or > 9 || value.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return -1;
        }

        return Utf8Parser.TryParse(value, out int number, out _) ? number : -1;
    }

    // A byte order mark and zero-width characters come with codes copied from chat programs and web pages.
    private static bool IsBlank(Rune rune) =>
        Rune.IsWhiteSpace(rune) || rune.Value is 0xFEFF or (>= 0x200B and <= 0x200F) or 0x2060;

    private static Rune? ReferenceOf(ReadOnlySpan<byte> name)
    {
        if (name.Length < 2)
        {
            return null;
        }

        if (name[0] != (byte)'#')
        {
            return name switch
            {
                _ when name.SequenceEqual("amp"u8) => new Rune('&'),
                _ when name.SequenceEqual("lt"u8) => new Rune('<'),
                _ when name.SequenceEqual("gt"u8) => new Rune('>'),
                _ when name.SequenceEqual("quot"u8) => new Rune('"'),
                _ when name.SequenceEqual("apos"u8) => new Rune('\''),
                _ => null,
            };
        }

        var hexadecimal = name[1] is (byte)'x' or (byte)'X';
        var digits = name[(hexadecimal ? 2 : 1)..];

        // U+0000 would end the text for whoever reads it with C strings; the group separator U+001D is wanted in GS1 codes.
        return Utf8Parser.TryParse(digits, out uint value, out var used, hexadecimal ? 'x' : 'd')
            && used == digits.Length && value != 0 && Rune.IsValid(value) ? new Rune(value) : null;
    }
}
