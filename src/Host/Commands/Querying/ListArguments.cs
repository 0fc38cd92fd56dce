using System.CommandLine;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Host.Commands.Reporting;

namespace TraceEngine.Host.Commands.Querying;

/// <summary>The options that say which codes are meant: by lot, upload days, product or document.</summary>
internal sealed class ListArguments
{
    private const int LevelAtMost = 9;

    private readonly Option<string?> _lot = new("--lot")
    {
        Description = "生产批号 / production lot",
        HelpName = "LOT",
    };

    private readonly Option<string?> _day = new("--day")
    {
        Description = "本企业上传的日期 / day on which this enterprise uploaded",
        HelpName = "YYYY-MM-DD",
    };

    private readonly Option<string?> _to = new("--to")
    {
        Description = "最后一天，与 --day 一起 / last day, with --day",
        HelpName = "YYYY-MM-DD",
    };

    private readonly Option<string?> _product = new("--product")
    {
        Description = "产品编码；与 --lot 一起时指明批号所属产品 / product code; with --lot: the product that the lot is of",
        HelpName = "CODE",
    };

    private readonly Option<string?> _nhsaCode = new("--nhsa")
    {
        Description = "医保编码，与 --barcode 一起代替 --product / NHSA code, with --barcode instead of --product",
        HelpName = "CODE",
    };

    private readonly Option<string?> _barcode = new("--barcode")
    {
        Description = "商品码 / product barcode",
        HelpName = "CODE",
    };

    private readonly Option<string?> _owner = new("--owner")
    {
        Description = "登记该产品的企业的信用代码，多个企业登记同一产品时填写 / credit code of who registered the product, where several did",
        HelpName = "CREDITCODE",
    };

    private readonly Option<string?> _document = new("--document")
    {
        Description = "单据号，与 --kind 一起 / document number, with --kind",
        HelpName = "NUMBER",
    };

    private readonly Option<string?> _kind = new("--kind")
    {
        Description = $"单据类别 / kind of the document: {FlowKindNames.All}",
        HelpName = "KIND",
    };

    private readonly Option<string?> _reporter = new("--reporter")
    {
        Description = "其他企业的单据：上报企业的信用代码 / for a document of another enterprise: credit code of who reported it",
        HelpName = "CREDITCODE",
    };

    private readonly Option<uint> _level = new("--level")
    {
        Description = "只列出该包装层级 / only codes of this package level",
        HelpName = "N",
    };

    private ListArguments(Command command)
    {
        foreach (var option in new Option[]
        {
            _lot, _day, _to, _product, _nhsaCode, _barcode, _owner, _document, _kind, _reporter, _level,
        })
        {
            command.Add(option);
        }
    }

    /// <summary>Adds the options to a command.</summary>
    public static ListArguments AddTo(Command command) => new(command);

    /// <summary>The selection that the options make.</summary>
    /// <exception cref="CommandException">They make none, or more than one.</exception>
    public CodeSelection Read(ParseResult result)
    {
        var level = result.GetValue(_level);
        if (level > LevelAtMost)
        {
            throw CommandException.Usage(
                $"--level {level} 不存在，应为 1 至 {LevelAtMost} / there is no level {level}: write 1 to {LevelAtMost}");
        }

        var selection = new CodeSelection { PackageLevel = level };
        var hasProduct = Has(result, _product) || Has(result, _nhsaCode);
        switch (Has(result, _lot), Has(result, _day), Has(result, _document), hasProduct)
        {
            case (true, false, false, _):
                Refuse(result, _to, _kind, _reporter);
                selection.Lot = new LotSelection
                {
                    LotNumber = TextOf(result, _lot),
                    Product = hasProduct ? Product(result) : null,
                    CreditCode = TextOf(result, _owner),
                };
                break;
            case (false, true, false, false):
                Refuse(result, _barcode, _owner, _kind, _reporter);
                selection.UploadDays = new UploadDaysSelection { FirstDay = TextOf(result, _day), LastDay = TextOf(result, _to) };
                break;
            case (false, false, true, false):
                Refuse(result, _to, _barcode, _owner);
                selection.Document = Document(result);
                break;
            case (false, false, false, true):
                Refuse(result, _to, _kind, _reporter);
                selection.Product = new ProductSelection { Product = Product(result), CreditCode = TextOf(result, _owner) };
                break;
            default:
                throw CommandException.Usage(
                    "请用 --lot、--day、--product（或 --nhsa）、--document 之一指明要列出的码 / "
                    + "say which codes by one of --lot, --day, --product (or --nhsa), --document");
        }

        return selection;
    }

    private DocumentSelection Document(ParseResult result) => Has(result, _kind)
        ? new DocumentSelection
        {
            Kind = FlowKindNames.Parse(TextOf(result, _kind)),
            DocumentNumber = TextOf(result, _document),
            CreditCode = TextOf(result, _reporter),
        }
        : throw CommandException.Usage(
            $"--document 需要 --kind，应为 {FlowKindNames.All} / --document needs --kind: write one of {FlowKindNames.All}");

    private ProductReference Product(ParseResult result) => new()
    {
        ProductCode = TextOf(result, _product),
        NhsaCode = TextOf(result, _nhsaCode),
        Barcode = TextOf(result, _barcode),
    };

    private static void Refuse(ParseResult result, params Option<string?>[] options)
    {
        if (Array.Find(options, option => Has(result, option)) is { } wrong)
        {
            throw CommandException.Usage(
                $"{wrong.Name} 不适用于这种查询，请去掉 / {wrong.Name} says nothing here: leave it out");
        }
    }

    private static bool Has(ParseResult result, Option<string?> option) => result.GetValue(option) is not null;

    private static string TextOf(ParseResult result, Option<string?> option) => result.GetValue(option) ?? string.Empty;
}
