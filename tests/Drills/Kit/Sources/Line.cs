using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Drills.Kit.Sources;

/// <summary>What all production lines of the drills have in common.</summary>
internal static class Line
{
    public const string UnitPrefix = "8190001";
    public const string BoxPrefix = "8190002";
    public const string CasePrefix = "8190003";
    public const int BoxesPerCase = 10;
    public const int UnitsPerBox = 10;

    /// <summary>Rows of a full case: the case, its boxes, their units.</summary>
    public const int RowsPerCase = 1 + BoxesPerCase + (BoxesPerCase * UnitsPerBox);

    public static Product Product => new()
    {
        ProductCode = "DRILL-1",
        Kind = ProductKind.DomesticDrug,
        Name = "演练胶囊",
        Spec = "0.25g*24粒",
        PackageLevels =
        {
            new PackageLevel { Level = 1, Name = "盒", Prefix = UnitPrefix },
            new PackageLevel { Level = 2, Name = "中包", Prefix = BoxPrefix, ContainedCount = BoxesPerCase },
            new PackageLevel { Level = 3, Name = "箱", Prefix = CasePrefix, ContainedCount = BoxesPerCase },
        },
    };

    public static ActivationHeader Header(string line) => new()
    {
        Product = new ProductReference { ProductCode = Product.ProductCode },
        LotNumber = $"L-{line}",
        MadeOn = "2026-01-15",
        ExpiresOn = "2028-01-14",
        ActivatedAt = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 1, 16, 8, 0, 0, TimeSpan.Zero)),
        Line = line,
    };

    /// <summary>A 20-digit code: the last four digits, which only the issuer could check, are part of the serial here.</summary>
    public static string Code(string prefix, long serial) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{serial:D13}");
}
