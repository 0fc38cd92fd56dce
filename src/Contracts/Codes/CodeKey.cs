using System.Text;

namespace TraceEngine.Contracts.Codes;

/// <summary>
/// The stored key of a trace code. All-digit codes: one length byte (number of digits) and two digits a byte, high nibble
/// first, an odd length ending with a low nibble 0; a 20-digit code is 11 bytes and reads in hex as <c>14</c> and its digits.
/// Other codes: <c>ff</c> and their ASCII text.
/// </summary>
public static class CodeKey
{
    /// <summary>Longest code, in characters.</summary>
    public const int MaxCodeCharacters = 100;

    /// <summary>Longest key, in bytes: the mark and 100 characters of text.</summary>
    public const int MaxKeyBytes = 101;

    private const byte TextMark = 0xff;

    /// <summary>Bytes of a packed code of so many digits, without its length byte.</summary>
    public static int PackedLength(int digits) => (digits + 1) / 2;

    /// <summary>Bytes of the key of a code of so many digits.</summary>
    public static int PackedKeyLength(int digits) => 1 + PackedLength(digits);

    /// <summary>Writes the key of an all-digit code of 1 to 100 digits.</summary>
    /// <returns>Bytes written, or -1 if a character is no digit; the span's content is then undefined.</returns>
    public static int EncodeDigits(ReadOnlySpan<byte> asciiDigits, Span<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(asciiDigits.Length, MaxCodeCharacters, nameof(asciiDigits));
        key[0] = (byte)asciiDigits.Length;
        int packed = DigitPacking.Pack(asciiDigits, key[1..]);
        return packed < 0 ? -1 : packed + 1;
    }

    /// <summary>Writes the key of a code that is not all digits. The text must be its canonical form.</summary>
    /// <returns>Bytes written.</returns>
    public static int EncodeText(ReadOnlySpan<byte> ascii, Span<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ascii.Length, MaxCodeCharacters, nameof(ascii));
        key[0] = TextMark;
        ascii.CopyTo(key[1..]);
        return ascii.Length + 1;
    }

    /// <summary>Writes the key of a packed code: its length byte and its bytes.</summary>
    /// <returns>Bytes written.</returns>
    public static int EncodePacked(ReadOnlySpan<byte> packed, int digits, Span<byte> key)
    {
        key[0] = (byte)digits;
        packed.CopyTo(key[1..]);
        return packed.Length + 1;
    }

    /// <summary>The code as people read it.</summary>
    public static string ToText(ReadOnlySpan<byte> key)
    {
        Span<byte> ascii = stackalloc byte[byte.MaxValue];
        return Encoding.ASCII.GetString(ascii[..WriteText(key, ascii)]);
    }

    /// <summary>Writes the code as people read it, in ASCII; needs up to 100 bytes.</summary>
    /// <returns>Bytes written.</returns>
    public static int WriteText(ReadOnlySpan<byte> key, Span<byte> ascii)
    {
        if (!IsDigits(key))
        {
            var text = key.IsEmpty ? key : key[1..];
            text.CopyTo(ascii);
            return text.Length;
        }

        int digits = key[0];
        DigitPacking.Unpack(key[1..], ascii[..digits]);
        return digits;
    }

    /// <summary>Whether the key is that of an all-digit code.</summary>
    public static bool IsDigits(ReadOnlySpan<byte> key) => !key.IsEmpty && key[0] != TextMark;

    /// <summary>Number of digits of an all-digit code, 0 for any other.</summary>
    public static int DigitCount(ReadOnlySpan<byte> key) => IsDigits(key) ? key[0] : 0;

    /// <summary>Packs ASCII digits two a byte, high nibble first, without a length byte.</summary>
    /// <returns>Bytes written, or -1 if a character is no digit; the span's content is then undefined.</returns>
    public static int PackDigits(ReadOnlySpan<byte> asciiDigits, Span<byte> packed) =>
        DigitPacking.Pack(asciiDigits, packed);

    /// <summary>
    /// Index of the first code of a packed column that holds a nibble above 9 or, with an odd number of digits, a last nibble
    /// other than 0; -1 if there is none. Reads no further than shortly behind that code, so a caller may go on from the next.
    /// </summary>
    /// <exception cref="ArgumentException">The column's length is no multiple of the length of a code.</exception>
    public static int FirstInvalidPacked(ReadOnlySpan<byte> data, int digits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        if (data.Length % PackedLength(digits) != 0)
        {
            throw new ArgumentException("The column does not hold whole codes.", nameof(data));
        }

        return DigitPacking.FirstInvalid(data, digits);
    }
}
