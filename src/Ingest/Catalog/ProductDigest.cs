using TraceEngine.Contracts.Digests;

namespace TraceEngine.Ingest.Catalog;

/// <summary>Tells equal contents of a product by a digest over its length-prefixed fields.</summary>
internal static class ProductDigest
{
    // What stands before the fields that only uploads have. Registrations without them keep the digests they always had.
    private const int UploadFields = 1;

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

        if (HasUploadFields(content))
        {
            WriteUploadFields(digest, content);
        }

        return digest.Finish();
    }

    private static bool HasUploadFields(ProductContent content) =>
        content.EffectiveFlag.Length > 0
        || content.Details.Values.Count > 0
        || content.Levels.Any(level => level.HasUploadFields);

    private static void WriteUploadFields(DigestWriter digest, ProductContent content)
    {
        digest.Int32(UploadFields);
        digest.Text(content.EffectiveFlag);
        foreach (var level in content.Levels)
        {
            digest.Text(level.Unit);
            digest.Text(level.ContainedIdentifier);
        }

        digest.Int32((int)content.Details.Sort);
        digest.Int32(content.Details.Values.Count);
        foreach (var (name, value) in content.Details.Values)
        {
            digest.Text(name);
            digest.Text(value);
        }
    }
}
