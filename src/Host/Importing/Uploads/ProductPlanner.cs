using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Files.ErrorReports;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>Gathers rows into products: rows of one product differ only in the package level they describe.</summary>
internal sealed class ProductPlanner(List<RefusedRow> refused)
{
    private readonly Dictionary<string, (Product Product, List<long> Rows)> _byCode = [];
    private readonly List<string> _inOrder = [];

    public IReadOnlyList<ImportedProduct> Finish() => [.. _inOrder.Select(code => _byCode[code]).Select(Finish)];

    public void Add(IProductUpload upload, SourceRow row)
    {
        var product = upload.Product(row);
        if (!_byCode.TryGetValue(product.ProductCode, out var known))
        {
            known = (product, []);
            _byCode.Add(product.ProductCode, known);
            _inOrder.Add(product.ProductCode);
        }
        else if (!IsSame(known.Product, product))
        {
            refused.Add(LocalRefusal.Of(
                row.Number, product.ProductCode, "medListCodg", Reason.DocumentDiffers, product.ProductCode));
            return;
        }

        known.Rows.Add(row.Number);
        if (upload.Level(row) is { } level)
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
