using System.CommandLine;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Host.Commands.Querying;

namespace TraceEngine.Host.Tests.Commands.Querying;

public sealed class ListArgumentsTests
{
    [Fact]
    public void Read_Lot_NamesItsProductWhereGiven()
    {
        var product = new ProductReference { NhsaCode = "XA01", Barcode = "690" };
        Assert.Equal(
            new CodeSelection { Lot = new LotSelection { LotNumber = "20250601" }, PackageLevel = 3 },
            Read("--lot", "20250601", "--level", "3"));
        Assert.Equal(
            new CodeSelection { Lot = new LotSelection { LotNumber = "20250601", Product = product, CreditCode = "911" } },
            Read("--lot", "20250601", "--nhsa", "XA01", "--barcode", "690", "--owner", "911"));
    }

    [Fact]
    public void Read_Days_AreOneOrMany()
    {
        Assert.Equal(
            new CodeSelection { UploadDays = new UploadDaysSelection { FirstDay = "2026-01-30" } }, Read("--day", "2026-01-30"));
        Assert.Equal(
            new CodeSelection { UploadDays = new UploadDaysSelection { FirstDay = "2026-01-30", LastDay = "2026-01-31" } },
            Read("--day", "2026-01-30", "--to", "2026-01-31"));
    }

    [Fact]
    public void Read_ProductAlone_IsASelection() => Assert.Equal(
        new CodeSelection { Product = new ProductSelection { Product = new ProductReference { ProductCode = "P-1" } } },
        Read("--product", "P-1"));

    [Theory]
    [InlineData("shipping")]
    [InlineData("发货")]
    public void Read_Document_TakesKindsInBothLanguages(string kind) => Assert.Equal(
        new CodeSelection
        {
            Document = new DocumentSelection { Kind = FlowKind.Shipping, DocumentNumber = "SO-1", CreditCode = "911" },
        },
        Read("--document", "SO-1", "--kind", kind, "--reporter", "911"));

    private static CodeSelection Read(params string[] arguments)
    {
        var command = new Command("list");
        var options = ListArguments.AddTo(command);
        return options.Read(command.Parse(arguments));
    }
}
