using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Files.ErrorReports;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>Gathers rows into products: rows of one product differ only in the package level they describe.</summary>
internal sealed class ProductPlanner(UploadKind kind, List<RefusedRow> refused)
{
    private readonly Dictionary<string, (Product Product, List<long> Rows)> _byCode = [];
    private readonly List<string> _inOrder = [];

    private readonly HashSet<string> _spoilt = [];

    /// <summary>The products that can be sent; the rows of the others are refused.</summary>
    public IReadOnlyList<ImportedProduct> Finish()
    {
        foreach (var code in _inOrder.Where(_spoilt.Contains))
        {
            refused.AddRange(_byCode[code].Rows.Select(
                row => LocalRefusal.Of(row, kind, code, UploadTargets.ProductNhsaCode, Reason.BatchRefused)));
        }

        return [.. _inOrder.Where(code => !_spoilt.Contains(code)).Select(code => Finish(_byCode[code]))];
    }

    /// <summary>A row of this product cannot be sent, so none of it is.</summary>
    public void Spoil(SourceRow row) => _spoilt.Add(ProductUpload.Product(row).ProductCode);

    public void Add(SourceRow row)
    {
        var product = ProductUpload.Product(row);
        if (!_byCode.TryGetValue(product.ProductCode, out var known))
        {
            known = (product, []);
            _byCode.Add(product.ProductCode, known);
            _inOrder.Add(product.ProductCode);
        }
        else if (!IsSame(known.Product, product))
        {
            refused.Add(LocalRefusal.Of(
                row, product.ProductCode, UploadTargets.ProductNhsaCode, Reason.DocumentDiffers, product.ProductCode));
            return;
        }

        known.Rows.Add(row.Number);
        if (ProductUpload.Level(row) is { } level)
        {
            known.Product.PackageLevels.Add(level);
        }
    }

    private static ImportedProduct Finish((Product Product, List<long> Rows) entry) => new(entry.Product, entry.Rows);

    private static bool IsSame(Product known, Product product)
    {
        var bare = known.Clone();
        bare.PackageLevels.Clear();
        return bare.Equals(product);
    }
}
