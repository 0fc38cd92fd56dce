using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Ingest.Catalog;

namespace TraceEngine.Ingest.Reception;

/// <summary>Products between their message and our records.</summary>
internal static class ProductMessages
{
    public static ProductContent ToContent(Product product) => new(
        product.ProductCode,
        (RegisteredKind)Math.Clamp((int)product.Kind, 0, short.MaxValue),
        product.NhsaCode,
        product.Barcode,
        product.Name,
        product.Spec,
        [.. product.PackageLevels.Select(level => new RegisteredLevel(
            ToInt(level.Level), level.Name, level.Prefix, level.Barcode, ToInt(level.ContainedCount)))],
        [.. product.ActivatingCreditCodes]);

    public static Product ToMessage(RegisteredProduct product, string name, string spec) => new()
    {
        ProductCode = product.ProductCode,
        Kind = (ProductKind)product.Kind,
        NhsaCode = product.NhsaCode,
        Barcode = product.Barcode,
        Name = name,
        Spec = spec,
        PackageLevels =
        {
            product.Levels.Select(level => new PackageLevel
            {
                Level = (uint)level.Level,
                Name = level.Name,
                Prefix = level.Prefix,
                Barcode = level.Barcode,
                ContainedCount = (uint)level.ContainedCount,
            }),
        },
        ActivatingCreditCodes = { product.ActivatingEnterprises.Select(activating => activating.CreditCode) },
    };

    // Too large a number is a fault for the rules to name, so it only has to stay too large.
    private static int ToInt(uint number) => (int)Math.Min(number, int.MaxValue);
}
