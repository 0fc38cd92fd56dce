using TraceEngine.Contracts.Catalog.V1;

namespace TraceEngine.Ingest.Tests.Catalog;

internal static class SampleProducts
{
    public const string Gtin = "06901234567892";

    /// <summary>A drug in three levels; its prefixes end with the number.</summary>
    public static Product Drug(int number = 0) => new()
    {
        ProductCode = $"P-{number}",
        Kind = ProductKind.DomesticDrug,
        NhsaCode = $"XA01BAB001A001010100{number:D3}",
        Barcode = "6901234567892",
        Name = "示例片",
        Spec = "0.1g*12片",
        PackageLevels =
        {
            new PackageLevel { Level = 1, Name = "盒", Prefix = $"810{number:D3}1" },
            new PackageLevel { Level = 2, Name = "中包", Prefix = $"810{number:D3}2", ContainedCount = 10 },
            new PackageLevel { Level = 3, Name = "箱", Prefix = $"810{number:D3}3", ContainedCount = 10 },
        },
    };
}
