using TraceEngine.Contracts.Codes;

namespace TraceEngine.Ingest.Catalog;

/// <summary>
/// The three forms a prefix can have. Whether a GTIN or an MA device id is good is asked of the code parser itself: a prefix is
/// good if a code that carries it is read as a code of this prefix.
/// </summary>
internal static class PrefixForm
{
    private const int GtinDigits = 14;

    /// <summary>What is wrong with a prefix; null when nothing is, or when it is empty (codes without a prefix).</summary>
    public static FieldFault? FindFault(string field, string prefix)
    {
        if (prefix.Length == 0 || IsNationalPrefix(prefix) || IsMaDeviceId(prefix))
        {
            return null;
        }

        if (prefix.Length != GtinDigits || !prefix.All(char.IsAsciiDigit))
        {
            return new FieldFault(
                field,
                "标识码应为 7 位数字（药品标识码，不全为 0）、14 位 GTIN 或 MA 产品标识（MA. 开头的五段）；该层级的码没有标识码时请留空",
                "a prefix is 7 digits (not all 0), a GTIN-14 or an MA device id (five parts starting with MA.); "
                + "leave it empty when the codes of this level carry none");
        }

        return ReadsAs(prefix, $"(01){prefix}(21)1")
            ? null
            : new FieldFault(
                field,
                $"GTIN-14 {prefix} 的校验位不对，请核对",
                $"the check digit of GTIN-14 {prefix} is wrong; check the number");
    }

    /// <summary>Whether the prefix is one of national 20-digit codes: 7 digits, not all zero.</summary>
    public static bool IsNationalPrefix(string prefix) =>
        prefix.Length == ProductSnapshot.NationalPrefixDigits
        && prefix.All(char.IsAsciiDigit)
        && prefix.Any(digit => digit != '0');

    private static bool IsMaDeviceId(string prefix) =>
        prefix.StartsWith("MA.", StringComparison.Ordinal) && ReadsAs(prefix, $"{prefix}.S1");

    private static bool ReadsAs(string prefix, string sampleCode)
    {
        Span<byte> key = stackalloc byte[CodeKey.MaxKeyBytes];
        var reading = CodeParser.Parse(sampleCode, bareGs1: false, key);
        return reading.IsGood && ProductIdentifier.TextIdentifier(key[..reading.KeyLength]) == prefix;
    }
}
