using TraceEngine.Contracts.Catalog.V1;

namespace TraceEngine.Bench.Workloads;

/// <summary>The 16 products whose codes are written, each with a prefix for unit, box and case.</summary>
internal static class BenchProducts
{
    /// <summary>Products, and so prefixes of units.</summary>
    public const int Count = 16;

    private const int Levels = 3;

    /// <summary>7-digit prefixes of a product, units first.</summary>
    public static IReadOnlyList<string> Prefixes(int product) =>
        [.. Enumerable.Range(1, Levels).Select(level => $"84{product:D2}00{level}")];

    /// <summary>The enterprise's product code.</summary>
    public static string Code(int product) => $"BENCH-{product:D2}";

    /// <summary>The lot that all codes of a product belong to.</summary>
    public static string Lot(int product) => $"B26{product:D2}";

    /// <summary>As registered in the catalog.</summary>
    public static Product Registered(int product) => new()
    {
        ProductCode = Code(product),
        Kind = ProductKind.DomesticDrug,
        Name = $"测速药品{product:D2}",
        Spec = "0.25g*24",
        PackageLevels =
        {
            new PackageLevel { Level = 1, Name = "盒", Prefix = Prefixes(product)[0] },
            new PackageLevel { Level = 2, Name = "中包", Prefix = Prefixes(product)[1], ContainedCount = 10 },
            new PackageLevel { Level = 3, Name = "箱", Prefix = Prefixes(product)[2], ContainedCount = 10 },
        },
    };
}
