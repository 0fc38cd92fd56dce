using Microsoft.Extensions.Options;
using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Catalog;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation;

/// <summary>
/// A document of products as rows: what each must look like, the caller's roles, and no product twice. Whether a prefix is free
/// only the database can tell.
/// </summary>
internal sealed class ProductValidator(IOptions<CatalogOptions> options)
{
    private const int Magic = 0x54455031; // "TEP1"

    /// <summary>Checks the products of one document.</summary>
    public ValidatedBatch Validate(IReadOnlyList<ProductContent> products, Caller caller)
    {
        if (products.Count < 1 || products.Count > options.Value.MaxProductsPerUpload)
        {
            return new ValidatedBatch
            {
                Malformed = new Malformed(
                    $"products 有 {products.Count} 条，应为 1 至 {options.Value.MaxProductsPerUpload} 条",
                    $"products has {products.Count} entries; it must have 1 to {options.Value.MaxProductsPerUpload}"),
            };
        }

        var rows = new ProductRows([.. products.Select(product => product.WithSalesUnitLevel().InCanonicalOrder())]);
        var firstRows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < products.Count; row++)
        {
            var code = products[row].ProductCode;
            var isFirst = firstRows.TryAdd(code, row);
            if (ProductRules.CheckUpload(products[row]) is { Count: > 0 } faults)
            {
                var verdict = ProductFault.ToVerdict(row, code, faults);
                rows.Refuse(row, code, verdict.Field, verdict.Reason, [.. verdict.Arguments]);
            }
            else if (!caller.Roles.Contains(ProductRules.RoleFor(products[row].Kind)))
            {
                var role = ProductRules.RoleFor(products[row].Kind).ToStoredName();
                rows.Refuse(row, code, VerdictField.ProductKind, Reason.ProductRoleMissing, code, role);
            }
            else if (!isFirst)
            {
                rows.Refuse(
                    row, code, VerdictField.ProductCode, Reason.ProductRepeated, code, ProductFaults.Text(firstRows[code]));
            }
        }

        return new ValidatedBatch { Rows = rows, Digest = Digest(products) };
    }

    /// <summary>
    /// Over the products as they were sent, each in canonical order: two readers of one file send one document.
    /// </summary>
    private static byte[] Digest(IReadOnlyList<ProductContent> products)
    {
        using var digest = new DigestWriter();
        digest.Int32(Magic);
        digest.Int32(products.Count);
        foreach (var product in products)
        {
            digest.Bytes(ProductDigest.Compute(product.InCanonicalOrder()));
        }

        return digest.Finish();
    }
}
