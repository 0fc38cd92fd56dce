using TraceEngine.Contracts.Codes;

namespace TraceEngine.Ingest.Catalog;

/// <summary>
/// The three forms a prefix can have. Whether a GTIN or an MA device id is good is asked of the code parser itself: a prefix is
/// good if a code that carries it is read as a code of this prefix.
/// </summary>
internal static class PrefixForm
{
    private const int GtinDigits = 14;

    /// <summary>Whether a prefix has one of the forms; an empty one is good (codes without a prefix).</summary>
    public static bool IsGood(string prefix) =>
        prefix.Length == 0 || IsNationalPrefix(prefix) || IsMaDeviceId(prefix) || IsGtin(prefix);

    /// <summary>Whether the prefix is one of national 20-digit codes: 7 digits, not all zero.</summary>
    public static bool IsNationalPrefix(string prefix) =>
        prefix.Length == ProductSnapshot.NationalPrefixDigits
        && prefix.All(char.IsAsciiDigit)
        && prefix.Any(digit => digit != '0');

    private static bool IsGtin(string prefix) =>
        prefix.Length == GtinDigits && prefix.All(char.IsAsciiDigit) && ReadsAs(prefix, $"(01){prefix}(21)1");

    private static bool IsMaDeviceId(string prefix) =>
        prefix.StartsWith("MA.", StringComparison.Ordinal) && ReadsAs(prefix, $"{prefix}.S1");

    private static bool ReadsAs(string prefix, string sampleCode)
    {
        Span<byte> key = stackalloc byte[CodeKey.MaxKeyBytes];
        var reading = CodeParser.Parse(sampleCode, bareGs1: false, key);
        return reading.IsGood && ProductIdentifier.TextIdentifier(key[..reading.KeyLength]) == prefix;
    }
}
