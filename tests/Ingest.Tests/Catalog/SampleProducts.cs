using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Parties;

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

    /// <summary>A drug with every field that an upload of its kind can have.</summary>
    public static Product FullDrug(int number = 0, ProductKind kind = ProductKind.DomesticDrug)
    {
        var product = Drug(number);
        product.Kind = kind;
        product.EffectiveFlag = "1";
        product.PackageLevels[0].Unit = "盒";
        product.PackageLevels[1].Barcode = $"1690{number:D3}";
        product.Drug = new DrugDetails
        {
            StandardCode = "86900001000012",
            TradeName = "示例",
            RegisteredName = "示例片",
            EnglishName = "Example Tablets",
            DosageForm = "片剂",
            PackageSpec = "12片/盒",
            PackageMaterial = "铝塑",
            MinimumPackageCount = "12",
            MinimumPackageUnit = "盒",
            PreparationUnit = "片",
            ConversionRatio = "12.5",
            ShelfLife = "24",
            ApprovalNumber = "国药准字H20000001",
            ApprovalBeginsOn = "2020-01-01",
            ApprovalEndsOn = "2029-12-31",
            MarketingHolder = "示例药业",
            ManufacturerName = "示例药业一厂",
            ManufacturerCreditCode = CreditCode.FromBody("91110000600001760").Value,
            ProductionPlaceType = "1",
            ManufacturerCountry = "中国",
            AgentName = "示例代理",
            AgentCreditCode = CreditCode.FromBody("91310000600001760").Value,
            Repackager = "示例分装",
            SpecialDrugFlag = "0",
            PackRatio = "1:10:100",
        };
        if (kind == ProductKind.ImportedDrug)
        {
            product.Drug.ImportPort = "上海";
            product.Drug.CustomsClearanceNumber = "T-1";
        }

        return product;
    }

    /// <summary>A consumable with every field that an upload can have, made in China.</summary>
    public static Product FullConsumable(int number = 0) => new()
    {
        ProductCode = $"C-{number}",
        Kind = ProductKind.Consumable,
        NhsaCode = $"C0101010010000100010000{number:D4}",
        Name = "示例导管",
        Spec = "6F",
        EffectiveFlag = "1",
        PackageLevels =
        {
            new PackageLevel
            {
                Level = 2, Name = "箱", Prefix = DeviceIdentifier(2, number), Unit = "箱", ContainedCount = 20,
                ContainedDeviceIdentifier = DeviceIdentifier(1, number),
            },
        },
        Consumable = new ConsumableDetails
        {
            CommonName = "导管",
            CommonNameCode = "0101",
            DeviceIdentifier = DeviceIdentifier(1, number),
            IssuingAgency = "MA",
            LotFlag = "1",
            SerialFlag = "1",
            MadeOnFlag = "0",
            ExpiresOnFlag = "1",
            Model = "A",
            SpecModel = "6F A",
            Category = "介入",
            Material = "聚氨酯",
            PackageSpec = "1根/袋",
            PackageCount = "1",
            PackageUnit = "袋",
            ConversionRatio = "1",
            SalesUnit = "根",
            UseUnit = "根",
            ShelfLife = "36个月",
            RegistrationNumber = "国械注准20203010001",
            RegisteredName = "一次性使用导管",
            RegistrantName = "示例器械",
            ManufacturerName = "示例器械",
            ManufacturerCreditCode = CreditCode.FromBody("91110000600001760").Value,
            ManufacturerAddress = "北京",
            ManufacturerCountry = "中国",
            AgentName = "示例代理",
            ManagementClass = "3",
            HighValueFlag = "1",
            SterilisedFlag = "1",
            SingleUseFlag = "1",
            ImplantFlag = "0",
        },
    };

    /// <summary>An MA device id of a level.</summary>
    public static string DeviceIdentifier(int level, int number) => $"MA.156.M0.{level:D3}{number:D3}.01";
}
