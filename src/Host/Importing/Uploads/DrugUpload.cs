using TraceEngine.Contracts.Catalog.V1;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>进口药信息 (impDrugInfo) and 国产药信息 (domDrugInfo).</summary>
internal sealed class DrugUpload(ProductKind kind) : IProductUpload
{
    public Product Product(SourceRow row) => new()
    {
        // The uploads know a product by its two public codes; its barcode names it in our catalog.
        ProductCode = row.First("drugProdBarc", "medListCodg"),
        Kind = kind,
        NhsaCode = row["medListCodg"],
        Barcode = row["drugProdBarc"],
        Name = row["drugGenname"],
        Spec = row["drugSpec"],
        EffectiveFlag = row["valiFlag"],
        Drug = new DrugDetails
        {
            StandardCode = row["drugstdcode"],
            TradeName = row["drugProdname"],
            RegisteredName = row["regName"],
            EnglishName = row["engName"],
            DosageForm = row["drugDosform"],
            PackageSpec = row["pacspec"],
            PackageMaterial = row["pacmatl"],
            MinimumPackageCount = row["minPacCnt"],
            MinimumPackageUnit = row["minPacunt"],
            PreparationUnit = row["minPrepunt"],
            ConversionRatio = row["convrat"],
            ShelfLife = row["drugExpy"],
            ApprovalNumber = row["aprvno"],
            ApprovalBeginsOn = row["aprvnoBegndate"],
            ApprovalEndsOn = row["aprvnoEnddate"],
            MarketingHolder = row["lstdLicHolder"],
            ManufacturerName = row["prodentpName"],
            ManufacturerCreditCode = row["prodentpUscc"],
            ProductionPlaceType = row["prodplacType"],
            ManufacturerCountry = row["manuNatRegn"],
            AgentName = row["agntEntp"],
            AgentCreditCode = row["agntEntpUscc"],
            Repackager = row["subpckFcty"],
            ImportPort = row["impPortName"],
            CustomsClearanceNumber = row["impPassNo"],
            SpecialDrugFlag = row["spDrugFlag"],
            PackRatio = row["pacRatio"],
        },
    };

    public PackageLevel? Level(SourceRow row) => row.First("pacLv", "tracPrfx").Length == 0 ? null : new PackageLevel
    {
        Level = LevelNumber.Parse(row["pacLv"]),
        Name = row["pacLvName"],
        Unit = row["pacuntName"],
        Prefix = row["tracPrfx"],
        Barcode = row["pacBarc"],
        ContainedCount = LevelNumber.Parse(row["inclCnt"]),
    };
}
