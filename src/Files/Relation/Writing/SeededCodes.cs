namespace TraceEngine.Files.Relation.Writing;

/// <summary>
/// Makes 20-digit codes: 7 of prefix, 9 of serial, 4 that look like check digits (only an issuer could verify real ones).
/// Random serials are a seeded permutation of 0 to 999,999,999, so that none repeats and none need be remembered.
/// </summary>
internal sealed class SeededCodes(SeededCascadeOptions options)
{
    public const int CodeBytes = 20;
    private const int PrefixDigits = 7;
    private const int SerialDigits = 9;
    private const ulong Serials = 1_000_000_000;
    private const int HalfBits = 15;
    private const uint HalfMask = (1u << HalfBits) - 1;
    private const int Rounds = 4;

    /// <summary>Writes the code with this index among those of its level, 0-based.</summary>
    public void Write(int level, long index, Span<byte> code)
    {
        var prefix = options.Prefixes[level - 1];
        for (var i = 0; i < PrefixDigits; i++)
        {
            code[i] = (byte)prefix[i];
        }

        var key = Scatter(options.Seed + ((ulong)level << 56));
        var serial = options.Serials == SerialOrder.Random
            ? Permute((ulong)index, key)
            : ((key % 90_000_000) + 10_000_000 + (ulong)index) % Serials;
        WriteDigits(serial, code.Slice(PrefixDigits, SerialDigits));
        WriteDigits(Scatter(key ^ serial) % 10_000, code[(PrefixDigits + SerialDigits)..CodeBytes]);
    }

    // A Feistel network over 2^30 numbers, walked on until the result is below 10^9: a permutation of those.
    private static ulong Permute(ulong value, ulong key)
    {
        do
        {
            var left = (uint)(value >> HalfBits) & HalfMask;
            var right = (uint)value & HalfMask;
            for (var round = 0; round < Rounds; round++)
            {
                (left, right) = (right, left ^ ((uint)Scatter(key + right + ((ulong)round << 32)) & HalfMask));
            }

            value = ((ulong)left << HalfBits) | right;
        }
        while (value >= Serials);

        return value;
    }

    // SplitMix64's finaliser: every bit of the input moves every bit of the output.
    private static ulong Scatter(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private static void WriteDigits(ulong number, Span<byte> digits)
    {
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }
}
