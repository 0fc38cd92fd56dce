using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Host.Importing.Uploads;

namespace TraceEngine.Host.Tests.Importing.Uploads;

public sealed class ProductUploadTests
{
    [Fact]
    public void Drug_RowsForEachLevel_AreOneProduct()
    {
        (string, string)[] drug =
        [
            ("medListCodg", "XA01BAB001A001010100001"), ("drugProdBarc", "6901234567892"), ("drugGenname", "示例胶囊"),
            ("regName", "示例胶囊"), ("drugDosform", "胶囊剂"), ("valiFlag", "1"),
        ];
        var plan = SampleRows.Plan(
            UploadKind.DomesticDrug,
            SampleRows.Row(2, [.. drug, ("pacLv", "1"), ("tracPrfx", "8190001"), ("pacLvName", "盒")]),
            SampleRows.Row(3, [.. drug, ("pacLv", "2"), ("tracPrfx", "8190002"), ("inclCnt", "10")]));
        var imported = Assert.Single(plan.Products);
        Assert.Equal([2, 3], imported.RowNumbers);
        Assert.Equal((ProductKind.DomesticDrug, "示例胶囊", "胶囊剂"),
            (imported.Product.Kind, imported.Product.Name, imported.Product.Drug.DosageForm));
        Assert.Equal(
            [(1u, "8190001", 0u), (2u, "8190002", 10u)],
            imported.Product.PackageLevels.Select(level => (level.Level, level.Prefix, level.ContainedCount)));
    }

    [Fact]
    public void Drug_ARowThatSaysOtherwise_IsRefusedHere()
    {
        var plan = SampleRows.Plan(
            UploadKind.ImportedDrug,
            SampleRows.Row(2, ("drugProdBarc", "6901234567892"), ("drugGenname", "甲")),
            SampleRows.Row(3, ("drugProdBarc", "6901234567892"), ("drugGenname", "乙")));
        Assert.Equal(ProductKind.ImportedDrug, plan.Products.Single().Product.Kind);
        Assert.Equal(3, Assert.Single(plan.Refused).RowNumber);
    }

    [Fact]
    public void Consumable_WithoutLevels_IsKnownByItsDeviceIdentifier()
    {
        var product = SampleRows.Plan(
            UploadKind.Consumable,
            SampleRows.Row(
                2,
                ("medListCodg", "C010101010100010000001234567"),
                ("udiDi", "06901234567892"),
                ("udiIssuAgcy", "GS1"),
                ("mcsName", "示例导管"))).Products.Single().Product;
        Assert.Equal(("06901234567892", ProductKind.Consumable), (product.ProductCode, product.Kind));
        Assert.Equal(("06901234567892", "GS1"), (product.Consumable.DeviceIdentifier, product.Consumable.IssuingAgency));
        Assert.Empty(product.PackageLevels);
    }
}
