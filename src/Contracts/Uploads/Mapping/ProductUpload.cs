using System.Collections.Frozen;
using TraceEngine.Contracts.Catalog.V1;

namespace TraceEngine.Contracts.Uploads.Mapping;

/// <summary>
/// 进口药信息 (imported drugs), 国产药信息 (domestic drugs) and 医用耗材信息 (consumables): rows are products, one for each package level.
/// </summary>
public static class ProductUpload
{
    private static readonly FrozenDictionary<UploadKind, MessageFields> Products =
        MessageFields.Of("product.", Catalog.V1.Product.Descriptor);

    private static readonly FrozenDictionary<UploadKind, MessageFields> Levels =
        MessageFields.Of("level.", PackageLevel.Descriptor);

    /// <summary>The product without its levels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row is of no upload of products.</exception>
    public static Product Product(SourceRow row)
    {
        var product = Start(row.Kind);
        Products[row.Kind].Fill(product, row);
        if (product.Consumable is { } consumable)
        {
            product.Barcode = consumable.DeviceIdentifier;
        }

        // The uploads know a product by its two public codes; its barcode names it in our catalog.
        product.ProductCode = product.Barcode.Length > 0 ? product.Barcode : product.NhsaCode;
        return product;
    }

    /// <summary>The level that a row describes; null when it describes none.</summary>
    public static PackageLevel? Level(SourceRow row)
    {
        if (row.First(UploadTargets.LevelNumber, UploadTargets.LevelPrefix).Length == 0)
        {
            return null;
        }

        var level = new PackageLevel();
        Levels[row.Kind].Fill(level, row);
        return level;
    }

    private static Product Start(UploadKind kind) => kind switch
    {
        UploadKind.ImportedDrug => new Product { Kind = ProductKind.ImportedDrug, Drug = new DrugDetails() },
        UploadKind.DomesticDrug => new Product { Kind = ProductKind.DomesticDrug, Drug = new DrugDetails() },
        UploadKind.Consumable => new Product { Kind = ProductKind.Consumable, Consumable = new ConsumableDetails() },
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
