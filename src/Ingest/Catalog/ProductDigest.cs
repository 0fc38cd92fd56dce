using TraceEngine.Contracts.Digests;

namespace TraceEngine.Ingest.Catalog;

/// <summary>Tells equal contents of a product by a digest over its length-prefixed fields.</summary>
internal static class ProductDigest
{
    /// <summary>
    /// The digest of a content in canonical order. It is stored: if it is ever computed in another way, the next registration of
    /// every product is a new version.
    /// </summary>
    public static byte[] Compute(ProductContent content)
    {
        using var digest = new DigestWriter();
        digest.Text(content.ProductCode);
        digest.Int32((int)content.Kind);
        digest.Text(content.NhsaCode);
        digest.Text(content.Barcode);
        digest.Text(content.Name);
        digest.Text(content.Spec);
        digest.Int32(content.Levels.Length);
        foreach (var level in content.Levels)
        {
            digest.Int32(level.Level);
            digest.Text(level.Name);
            digest.Text(level.Prefix);
            digest.Text(level.Barcode);
            digest.Int32(level.ContainedCount);
        }

        digest.Int32(content.ActivatingCreditCodes.Length);
        foreach (var creditCode in content.ActivatingCreditCodes)
        {
            digest.Text(creditCode);
        }

        return digest.Finish();
    }
}
