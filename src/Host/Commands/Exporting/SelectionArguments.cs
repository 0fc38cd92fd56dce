using System.CommandLine;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Host.Commands.Reporting;

namespace TraceEngine.Host.Commands.Exporting;

/// <summary>The options that select codes by what they have in common.</summary>
internal sealed class SelectionArguments
{
    private const string DayRange = "..";

    private readonly Option<string?> _lot = new("--lot")
    {
        Description = "生产批号 / lot number",
    };

    private readonly Option<string?> _day = new("--day")
    {
        Description = "上传日期或范围（北京时间） / day of upload, or a range of them (China time)",
        HelpName = "yyyy-MM-dd[..yyyy-MM-dd]",
    };

    private readonly Option<string?> _product = new("--product")
    {
        Description = "产品编码；与 --lot 一起时指明批号的产品 / product code; with --lot, which product's lot",
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
        Description = "登记产品或上报单据的企业的信用代码 / credit code of who registered the product, or reported the document",
        HelpName = "CREDITCODE",
    };

    private readonly Option<string?> _document = new("--document")
    {
        Description = $"单据类别与单号 / a flow document: {FlowKindNames.All}, and its number",
        HelpName = "KIND/NUMBER",
    };

    private readonly Option<int> _level = new("--level")
    {
        Description = "只要该包装层级 / only codes of this package level (default: all)",
        HelpName = "1-9",
    };

    private SelectionArguments(Command command)
    {
        foreach (var option in new Option[] { _lot, _day, _product, _nhsaCode, _barcode, _owner, _document, _level })
        {
            command.Add(option);
        }
    }

    /// <summary>Adds the options to a command.</summary>
    public static SelectionArguments AddTo(Command command) => new(command);

    /// <summary>The selection; null when none is given.</summary>
    /// <exception cref="CommandException">Several are given, or one that is none.</exception>
    public CodeSelection? Read(ParseResult result)
    {
        var (lot, day, document) = (result.GetValue(_lot), result.GetValue(_day), result.GetValue(_document));
        var owner = result.GetValue(_owner) ?? string.Empty;
        var product = new ProductReference
        {
            ProductCode = result.GetValue(_product) ?? string.Empty,
            NhsaCode = result.GetValue(_nhsaCode) ?? string.Empty,
            Barcode = result.GetValue(_barcode) ?? string.Empty,
        };
        var hasProduct = product.ProductCode.Length + product.NhsaCode.Length + product.Barcode.Length > 0;
        if (new[] { lot, day, document }.Count(text => text is not null) > 1 || (hasProduct && (day ?? document) is not null))
        {
            throw CommandException.Usage(
                "--lot、--day、--product、--document 只能选一个（--lot 可带 --product）/ "
                + "name one of --lot, --day, --product, --document (--lot may have --product)");
        }

        var selection = new CodeSelection { PackageLevel = (uint)Math.Max(0, result.GetValue(_level)) };
        if (lot is not null)
        {
            selection.Lot = new LotSelection { LotNumber = lot, Product = product, CreditCode = owner };
        }
        else if (day is not null)
        {
            selection.UploadDays = DaysOf(day);
        }
        else if (document is not null)
        {
            selection.Document = DocumentOf(document, owner);
        }
        else if (hasProduct)
        {
            selection.Product = new ProductSelection { Product = product, CreditCode = owner };
        }

        return selection.ByCase == CodeSelection.ByOneofCase.None ? null : selection;
    }

    private static UploadDaysSelection DaysOf(string days)
    {
        var range = days.Split(DayRange, 2);
        return new UploadDaysSelection { FirstDay = range[0], LastDay = range.Length > 1 ? range[1] : string.Empty };
    }

    private static DocumentSelection DocumentOf(string document, string reporter) =>
        document.Split('/', 2) is [var kind, { Length: > 0 } number]
            ? new DocumentSelection { Kind = FlowKindNames.Parse(kind), DocumentNumber = number, CreditCode = reporter }
            : throw CommandException.Usage(
                $"--document {document} 无效，示例 shipping/FH-1 / --document {document} is none, write shipping/FH-1");
}
