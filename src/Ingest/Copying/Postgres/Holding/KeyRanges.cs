namespace TraceEngine.Ingest.Copying.Postgres.Holding;

/// <summary>Cuts sorted keys into the ranges that a few product prefixes make of them.</summary>
internal static class KeyRanges
{
    // Of a 20-digit code: the length byte and 7 digits, the last one in the upper half of the fifth byte.
    private const int PrefixBytes = 5;
    private const byte UpperHalf = 0xf0;

    // A group is of a few products with a few levels each. More than this is cut no further: the last range takes the rest.
    private const int RangesAtMost = 32;

    /// <summary>First and last key of each range.</summary>
    public static List<(byte[] First, byte[] Last)> Of(byte[][] sorted)
    {
        var ranges = new List<(byte[] First, byte[] Last)>();
        for (var i = 0; i < sorted.Length; i++)
        {
            if (ranges.Count > 0 && (ranges.Count == RangesAtMost || SamePrefix(sorted[i], ranges[^1].First)))
            {
                ranges[^1] = (ranges[^1].First, sorted[i]);
            }
            else
            {
                ranges.Add((sorted[i], sorted[i]));
            }
        }

        return ranges;
    }

    private static bool SamePrefix(byte[] left, byte[] right) =>
        left.Length >= PrefixBytes
        && right.Length >= PrefixBytes
        && left.AsSpan(0, PrefixBytes - 1).SequenceEqual(right.AsSpan(0, PrefixBytes - 1))
        && ((left[PrefixBytes - 1] ^ right[PrefixBytes - 1]) & UpperHalf) == 0;
}
