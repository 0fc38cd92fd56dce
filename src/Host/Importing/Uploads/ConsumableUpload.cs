using TraceEngine.Contracts.Catalog.V1;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>医用耗材信息 (mcsInfo).</summary>
internal sealed class ConsumableUpload : IProductUpload
{
    public Product Product(SourceRow row) => new()
    {
        ProductCode = row.First("udiDi", "medListCodg"),
        Kind = ProductKind.Consumable,
        NhsaCode = row["medListCodg"],
        Barcode = row["udiDi"],
        Name = row["mcsName"],
        Spec = row["spec"],
        EffectiveFlag = row["valiFlag"],
        Consumable = new ConsumableDetails
        {
            CommonName = row["hiGenname"],
            CommonNameCode = row["hiGennameCode"],
            DeviceIdentifier = row["udiDi"],
            IssuingAgency = row["udiIssuAgcy"],
            LotFlag = row["piLotFlag"],
            SerialFlag = row["piSnFlag"],
            MadeOnFlag = row["piManuFlag"],
            ExpiresOnFlag = row["piExpyFlag"],
            Model = row["prodMol"],
            SpecModel = row["specMol"],
            Category = row["mcsType"],
            Material = row["mcsMatl"],
            PackageSpec = row["pacspec"],
            PackageCount = row["pacCnt"],
            PackageUnit = row["pacunt"],
            ConversionRatio = row["prodConvrat"],
            SalesUnit = row["minSalunt"],
            UseUnit = row["minUseunt"],
            ShelfLife = row["prodexpy"],
            RegistrationNumber = row["regFilNo"],
            RegisteredName = row["regFilProdName"],
            RegistrantName = row["regerName"],
            ManufacturerName = row["prodentpName"],
            ManufacturerCreditCode = row["prodentpUscc"],
            ManufacturerAddress = row["manuAddr"],
            ManufacturerCountry = row["manuNatRegn"],
            AgentName = row["agntEntp"],
            ManagementClass = row["medEquMgtType"],
            HighValueFlag = row["highvalMcsFlag"],
            SterilisedFlag = row["stlzFlag"],
            SingleUseFlag = row["dspoUsedFlag"],
            ImplantFlag = row["imptItvtClssFlag"],
        },
    };

    public PackageLevel? Level(SourceRow row) => row.First("pacLv", "pacDi").Length == 0 ? null : new PackageLevel
    {
        Level = LevelNumber.Parse(row["pacLv"]),
        Name = row["pacLvName"],
        Unit = row["pacuntName"],
        Prefix = row["pacDi"],
        ContainedDeviceIdentifier = row["inclDi"],
        ContainedCount = LevelNumber.Parse(row["inclCnt"]),
    };
}
