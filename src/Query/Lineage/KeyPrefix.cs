using System.Globalization;
using TraceEngine.Contracts.Codes;

namespace TraceEngine.Query.Lineage;

/// <summary>The text by which a key's product and level are registered.</summary>
internal static class KeyPrefix
{
    /// <summary>7 digits, GTIN-14 or MA device id; empty for codes that carry none.</summary>
    public static string Of(byte[] key)
    {
        var national = ProductIdentifier.NationalPrefix(key);
        return national > 0
            ? national.ToString("D7", CultureInfo.InvariantCulture)
            : ProductIdentifier.TextIdentifier(key) ?? string.Empty;
    }
}
