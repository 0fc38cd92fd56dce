using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace TraceEngine.Contracts.Codes;

/// <summary>What a code's key says about its product: the national prefix (药品标识码), the GTIN, the MA device id.</summary>
public static class ProductIdentifier
{
    private const int NationalKeyBytes = 11;
    private const byte NationalDigits = 20;
    private const int GtinDigits = 14;

    /// <summary>The first 7 digits of a 20-digit code as a number, or 0 if the key is no such code.</summary>
    public static uint NationalPrefix(ReadOnlySpan<byte> key)
    {
        if (key.Length != NationalKeyBytes || key[0] != NationalDigits)
        {
            return 0;
        }

        // Seven nibbles to pairs, pairs to fours, fours to one number: each step adds neighbours by their weight.
        uint digits = BinaryPrimitives.ReadUInt32BigEndian(key[1..]) >> 4;
        digits = (digits & 0x0f0f0f0f) + (10 * ((digits >> 4) & 0x0f0f0f0f));
        digits = (digits & 0x00ff00ff) + (100 * ((digits >> 8) & 0x00ff00ff));
        return (digits & 0xffff) + (10_000 * (digits >> 16));
    }

    /// <summary>The prefix or identifier for people; the code itself when it carries none.</summary>
    public static string TextOf(ReadOnlySpan<byte> key) => PrefixOf(key) ?? CodeKey.ToText(key);

    /// <summary>The prefix or identifier that a code carries; null when it carries none.</summary>
    public static string? PrefixOf(ReadOnlySpan<byte> key) =>
        key.Length == NationalKeyBytes && key[0] == NationalDigits
            ? NationalPrefix(key).ToString("D7", CultureInfo.InvariantCulture)
            : TextIdentifier(key);

    /// <summary>Whether a code is of a kind that carries a prefix or identifier: national, GS1 with 01, MA.</summary>
    public static bool MayCarryPrefix(ReadOnlySpan<byte> key) =>
        CodeKey.IsDigits(key)
            ? key[0] == NationalDigits
            : key.Length > 1 && (key[1..].StartsWith("(01)"u8) || key[1..].StartsWith("MA."u8));

    /// <summary>The GTIN-14 of a GS1 code, the five-part device id of an MA code; null for SSCC and all-digit codes.</summary>
    public static string? TextIdentifier(ReadOnlySpan<byte> key)
    {
        if (key.IsEmpty || CodeKey.IsDigits(key))
        {
            return null;
        }

        var text = key[1..];
        if (text.StartsWith("(01)"u8) && text.Length >= 4 + GtinDigits)
        {
            return Encoding.ASCII.GetString(text.Slice(4, GtinDigits));
        }

        int deviceLength = text.StartsWith("MA."u8) ? MaParser.DeviceLength(text) : -1;
        return deviceLength < 0 ? null : Encoding.ASCII.GetString(text[..deviceLength]);
    }
}
