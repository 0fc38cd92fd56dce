using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace TraceEngine.Contracts.Codes;

/// <summary>
/// Two decimal digits a byte, high nibble first. Works on eight digits (or sixteen nibbles) at a time in ordinary
/// 64-bit arithmetic: every code passes here twice, once in the client and once in the server.
/// </summary>
internal static class DigitPacking
{
    private const ulong Zeros = 0x3030303030303030;
    private const ulong HighBits = 0x8080808080808080;

    // 0x7f - 9: added to a byte, a value above 9 reaches the high bit.
    private const ulong AboveNine = 0x7676767676767676;

    // Codes looked at before the cheap checks are summed up: bounds what is read again after a bad one.
    private const int CodesPerStep = 64;

    /// <summary>Packs ASCII digits. Returns the bytes written, or -1 if a character is no digit.</summary>
    internal static int Pack(ReadOnlySpan<byte> digits, Span<byte> packed)
    {
        int length = (digits.Length + 1) / 2;
        packed = packed[..length];
        ulong wrong = 0;
        while (digits.Length >= 8)
        {
            ulong eight = BinaryPrimitives.ReadUInt64LittleEndian(digits) ^ Zeros;
            wrong |= eight | (eight + AboveNine);
            BinaryPrimitives.WriteUInt32LittleEndian(packed, PackEight(eight));
            digits = digits[8..];
            packed = packed[4..];
        }

        if (digits.Length >= 4)
        {
            // The upper half is zero: four digits 0, which pack into nothing that is written.
            ulong four = BinaryPrimitives.ReadUInt32LittleEndian(digits) ^ (Zeros >> 32);
            wrong |= four | (four + AboveNine);
            BinaryPrimitives.WriteUInt16LittleEndian(packed, (ushort)PackEight(four));
            digits = digits[4..];
            packed = packed[2..];
        }

        for (int i = 0; i < digits.Length; i++)
        {
            ulong one = digits[i] ^ 0x30UL;
            wrong |= one | (one + AboveNine);
            packed[i / 2] = (byte)((i & 1) == 0 ? one << 4 : packed[i / 2] | one);
        }

        return (wrong & HighBits) == 0 ? length : -1;
    }

    /// <summary>Writes the digits of a packed code as ASCII.</summary>
    internal static void Unpack(ReadOnlySpan<byte> packed, Span<byte> digits)
    {
        for (int i = 0; i < digits.Length; i++)
        {
            int pair = packed[i >> 1];
            digits[i] = (byte)('0' + ((i & 1) == 0 ? pair >> 4 : pair & 0x0f));
        }
    }

    /// <summary>Index of the first code of a packed column that is not made of digits, or -1.</summary>
    internal static int FirstInvalid(ReadOnlySpan<byte> data, int digits)
    {
        int width = (digits + 1) / 2;
        bool hasFiller = (digits & 1) != 0;
        int stepBytes = CodesPerStep * width;
        for (int start = 0; start < data.Length; start += stepBytes)
        {
            var step = data.Slice(start, Math.Min(stepBytes, data.Length - start));
            if (HasNibbleAboveNine(step) || (hasFiller && HasFiller(step, width)))
            {
                return (start / width) + FirstInvalidInStep(step, width, hasFiller);
            }
        }

        return -1;
    }

    private static uint PackEight(ulong eight)
    {
        // Byte 0, 2, 4, 6 get a pair each; the rest folds them together.
        ulong pairs = ((eight << 4) | (eight >> 8)) & 0x00ff00ff00ff00ff;
        pairs = (pairs | (pairs >> 8)) & 0x0000ffff0000ffff;
        return (uint)(pairs | (pairs >> 16));
    }

    private static bool HasNibbleAboveNine(ReadOnlySpan<byte> data)
    {
        // Four words a turn: the loop itself would cost as much as the check.
        var words = MemoryMarshal.Cast<byte, ulong>(data);
        ulong wrong = 0;
        int i = 0;
        for (; i + 3 < words.Length; i += 4)
        {
            wrong |= AboveNineBits(words[i]) | AboveNineBits(words[i + 1])
                | AboveNineBits(words[i + 2]) | AboveNineBits(words[i + 3]);
        }

        for (; i < words.Length; i++)
        {
            wrong |= AboveNineBits(words[i]);
        }

        foreach (byte pair in data[(words.Length * sizeof(ulong))..])
        {
            wrong |= AboveNineBits(pair);
        }

        return (wrong & 0x8888888888888888) != 0;
    }

    // Bit 3 of a nibble stays set only if it is above 9: 8 together with 4 or 2.
    private static ulong AboveNineBits(ulong nibbles) => nibbles & ((nibbles << 1) | (nibbles << 2));

    private static bool HasFiller(ReadOnlySpan<byte> data, int width)
    {
        int filler = 0;
        for (int last = width - 1; last < data.Length; last += width)
        {
            filler |= data[last];
        }

        return (filler & 0x0f) != 0;
    }

    private static int FirstInvalidInStep(ReadOnlySpan<byte> step, int width, bool hasFiller)
    {
        int index = 0;
        while (!HasNibbleAboveNine(step[..width]) && !(hasFiller && HasFiller(step[..width], width)))
        {
            step = step[width..];
            index++;
        }

        return index;
    }
}
