using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Parties;

namespace TraceEngine.Functional.Tests.Kit;

/// <summary>Products with everything that an upload must bring.</summary>
internal static class TestProducts
{
    /// <summary>A domestic drug in one level.</summary>
    /// <param name="number">0 to 9999: in its code, its prefix and its NHSA code.</param>
    public static Product Drug(int number) => new()
    {
        ProductCode = $"U{number}",
        Kind = ProductKind.DomesticDrug,
        NhsaCode = $"XA01BAB001A00101010{number:D4}",
        Barcode = $"690{number:D10}",
        Name = $"上传胶囊 {number}",
        Spec = "0.25g*24粒",
        EffectiveFlag = "1",
        PackageLevels = { new PackageLevel { Level = 1, Name = "盒", Unit = "盒", Prefix = Prefix(number) } },
        Drug = new DrugDetails
        {
            RegisteredName = "上传胶囊",
            DosageForm = "胶囊剂",
            PackageSpec = "24粒/盒",
            MinimumPackageCount = "24",
            MinimumPackageUnit = "盒",
            PreparationUnit = "粒",
            ConversionRatio = "24",
            ShelfLife = "24",
            ApprovalNumber = "国药准字H20000001",
            MarketingHolder = "测试企业 1",
            ManufacturerName = "测试企业 1",
            ManufacturerCreditCode = CreditCode.FromBody("91310000MA1FL0001").Value,
            ProductionPlaceType = "1",
            PackRatio = "1",
        },
    };

    /// <summary>The prefix of a drug's only level.</summary>
    public static string Prefix(int number) => $"850{number:D4}";

    /// <summary>The same drug with its dosage form left out.</summary>
    public static Product Incomplete(int number)
    {
        var product = Drug(number);
        product.Drug.DosageForm = "";
        return product;
    }
}
