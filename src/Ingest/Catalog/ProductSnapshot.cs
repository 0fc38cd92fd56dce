using System.Globalization;

namespace TraceEngine.Ingest.Catalog;

/// <summary>
/// The whole catalog at one version, immutable: a session that holds one judges all rows of a batch by the same catalog,
/// however often it changes meanwhile. Look-ups never allocate and never touch the database.
/// </summary>
internal sealed class ProductSnapshot
{
    /// <summary>What a national prefix has: 7 digits.</summary>
    public const int NationalPrefixDigits = 7;

    private readonly Dictionary<uint, PrefixEntry> _byNationalPrefix = [];
    private readonly Dictionary<string, PrefixEntry> _byIdentifier = new(StringComparer.Ordinal);

    // A null value says that several products fit: nobody can tell which one is meant.
    private readonly Dictionary<(long EnterpriseId, string ProductCode), RegisteredProduct?> _ownByCode = [];
    private readonly Dictionary<(long EnterpriseId, string ProductCode), RegisteredProduct?> _delegatedByCode = [];
    private readonly Dictionary<(long EnterpriseId, string NhsaCode, string Barcode), RegisteredProduct?> _ownByNhsa = [];
    private readonly Dictionary<(long EnterpriseId, string NhsaCode, string Barcode), RegisteredProduct?> _delegatedByNhsa = [];

    public ProductSnapshot(long version, IReadOnlyDictionary<long, RegisteredProduct> products)
    {
        Version = version;
        Products = products;
        foreach (var product in products.Values)
        {
            Index(product);
        }
    }

    /// <summary>The catalog before anything was read: its version is below every real one.</summary>
    public static ProductSnapshot Empty { get; } = new(-1, new Dictionary<long, RegisteredProduct>());

    /// <summary>The catalog version that was read, -1 before the first read.</summary>
    public long Version { get; }

    /// <summary>All products by id.</summary>
    public IReadOnlyDictionary<long, RegisteredProduct> Products { get; }

    /// <summary>
    /// The product that an enterprise means by a product code: its own, else the one of another enterprise that names it as
    /// activating. Null when there is none, or when several other enterprises use this code (then only the NHSA code tells).
    /// </summary>
    public RegisteredProduct? FindByProductCode(long enterpriseId, string productCode)
    {
        var key = (enterpriseId, productCode);
        return _ownByCode.TryGetValue(key, out var own) ? own : _delegatedByCode.GetValueOrDefault(key);
    }

    /// <summary>
    /// The product by NHSA code and barcode, own ones first. An empty barcode finds the only product with the NHSA code.
    /// Null when there is none, or when several fit.
    /// </summary>
    public RegisteredProduct? FindByNhsaCode(long enterpriseId, string nhsaCode, string barcode)
    {
        var key = (enterpriseId, nhsaCode, barcode);
        return _ownByNhsa.TryGetValue(key, out var own) ? own : _delegatedByNhsa.GetValueOrDefault(key);
    }

    /// <summary>The product and level of a national 7-digit prefix, given as a number.</summary>
    public bool TryFindNationalPrefix(uint prefix, out PrefixEntry entry) => _byNationalPrefix.TryGetValue(prefix, out entry);

    /// <summary>The product and level of a GTIN-14 or an MA device id.</summary>
    public bool TryFindIdentifier(string identifier, out PrefixEntry entry) => _byIdentifier.TryGetValue(identifier, out entry);

    private void Index(RegisteredProduct product)
    {
        AddReferences(_ownByCode, _ownByNhsa, product.EnterpriseId, product);
        foreach (var activating in product.ActivatingEnterprises)
        {
            if (activating.EnterpriseId is { } enterpriseId && enterpriseId != product.EnterpriseId)
            {
                AddReferences(_delegatedByCode, _delegatedByNhsa, enterpriseId, product);
            }
        }

        foreach (var (prefix, level) in product.Prefixes)
        {
            var entry = new PrefixEntry(product, level);
            if (prefix.Length == NationalPrefixDigits
                && uint.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                _byNationalPrefix.Add(number, entry);
            }
            else
            {
                _byIdentifier.Add(prefix, entry);
            }
        }
    }

    private static void AddReferences(
        Dictionary<(long, string), RegisteredProduct?> byCode,
        Dictionary<(long, string, string), RegisteredProduct?> byNhsa,
        long enterpriseId,
        RegisteredProduct product)
    {
        AddUnlessAmbiguous(byCode, (enterpriseId, product.ProductCode), product);
        if (product.NhsaCode.Length == 0)
        {
            return;
        }

        AddUnlessAmbiguous(byNhsa, (enterpriseId, product.NhsaCode, string.Empty), product);
        if (product.Barcode.Length > 0)
        {
            AddUnlessAmbiguous(byNhsa, (enterpriseId, product.NhsaCode, product.Barcode), product);
        }
    }

    private static void AddUnlessAmbiguous<TKey>(
        Dictionary<TKey, RegisteredProduct?> index, TKey key, RegisteredProduct product)
        where TKey : notnull
    {
        if (!index.TryAdd(key, product))
        {
            index[key] = null;
        }
    }
}
