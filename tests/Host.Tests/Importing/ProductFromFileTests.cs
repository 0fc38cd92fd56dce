using System.Text;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Files.Relation.Inspection;
using TraceEngine.Host.Importing;

namespace TraceEngine.Host.Tests.Importing;

/// <summary>
/// A product is registered as the codes of a file show it, and single wrong rows do not make it something else.
/// </summary>
public sealed class ProductFromFileTests
{
    [Fact]
    public void Describe_ThreeLevels_TakesThePrefixOfEachFromItsCodes()
    {
        var product = Describe(Rows(1, "8190001", 100), Rows(2, "8190002", 10), Rows(3, "8190003", 1));
        Assert.Equal("P1", product.ProductCode);
        Assert.Equal("胶囊", product.Name);
        Assert.Equal(ProductKind.DomesticDrug, product.Kind);
        Assert.Equal(
            [(1u, "8190001"), (2u, "8190002"), (3u, "8190003")],
            product.PackageLevels.Select(level => (level.Level, level.Prefix)));
    }

    [Fact]
    public void Describe_SingleWrongRows_AddNoPrefixAndMoveNone()
    {
        var product = Describe(Rows(1, "8190001", 100), Rows(1, "8999999", 1), Rows(2, "8190002", 10), Rows(2, "8190001", 3));
        Assert.Equal([(1u, "8190001"), (2u, "8190002")], product.PackageLevels.Select(level => (level.Level, level.Prefix)));
    }

    [Fact]
    public void Describe_CodesWithoutPrefix_GetALevelWithout()
    {
        var product = Describe("""<Code curCode="12345678901234567" packLayer="1"/>""");
        Assert.Equal((1u, ""), product.PackageLevels.Select(level => (level.Level, level.Prefix)).Single());
    }

    [Fact]
    public void Describe_RegisteredProduct_KeepsWhatItHasAndAddsWhatIsNew()
    {
        var registered = new Product { ProductCode = "P1", Name = "登记名", NhsaCode = "X", Kind = ProductKind.ImportedDrug };
        registered.PackageLevels.Add(new PackageLevel { Level = 1, Prefix = "8190001", Name = "盒" });
        var facts = Facts(Rows(1, "8190001", 10), Rows(2, "8190002", 1));
        var product = ProductFromFile.Describe(facts.Headers[0], facts.Levels, new ImportSettings { Barcode = "B" }, registered);
        Assert.Equal(("登记名", "X", "B"), (product.Name, product.NhsaCode, product.Barcode));
        Assert.Equal(ProductKind.ImportedDrug, product.Kind);
        Assert.Equal(["8190001", "8190002"], product.PackageLevels.Select(level => level.Prefix));
        Assert.Equal("盒", product.PackageLevels[0].Name);
    }

    private static Product Describe(params string[] rows)
    {
        var facts = Facts(rows);
        return ProductFromFile.Describe(facts.Headers[0], facts.Levels, new ImportSettings(), null);
    }

    private static RelationInspection Facts(params string[] rows)
    {
        var xml = $"""
            <Document><Events version="3.0"><Event name="RelationCreate"><Relation productCode="P1" comment="胶囊">
            <Batch batchNo="L1" madeDate="2026-01-05" validateDate="2027-12-31">{string.Concat(
                rows)}</Batch></Relation></Event></Events></Document>
            """;
        return RelationFileInspector.Inspect(new MemoryStream(Encoding.UTF8.GetBytes(xml)));
    }

    private static string Rows(int level, string prefix, int count) => string.Concat(Enumerable.Range(1, count).Select(
        number => $"""<Code curCode="{prefix}{number:D13}" packLayer="{level}"/>"""));
}
