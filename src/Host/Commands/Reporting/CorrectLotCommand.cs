using System.CommandLine;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Commands.Reporting;

/// <summary><c>correct-lot</c>: puts the dates of a lot right.</summary>
internal static class CorrectLotCommand
{
    private static readonly Argument<string> Product = new("PRODUCT") { Description = "产品编码 / product code" };

    private static readonly Argument<string> Lot = new("LOT") { Description = "生产批号 / lot number" };

    private static readonly Option<string> Made = new("--made")
    {
        Description = "生产日期 / day of manufacture",
        HelpName = "yyyy-MM-dd",
        Required = true,
    };

    private static readonly Option<string> Expires = new("--expires")
    {
        Description = "有效期止 / expiry",
        HelpName = "yyyy-MM-dd",
        Required = true,
    };

    private static readonly Option<string> Reason = new("--reason")
    {
        Description = "原因 / why",
        HelpName = "TEXT",
        Required = true,
    };

    public static Command Create()
    {
        var command = new Command(
            "correct-lot",
            """
            更正批号的日期；已发货的批号不能更正 / Corrects the dates of a lot of which nothing was shipped.
            Exit code: 0 accepted, 1 failed, 2 wrong usage, 3 refused.

            Examples:
              trace correct-lot 812345 20260101 --made 2026-01-01 --expires 2028-01-01 --reason 有效期录错
            """)
        {
            Product, Lot, Made, Expires, Reason,
        };
        var document = DocumentOptions.AddTo(command);
        command.SetAction((result, ct) => CorrectionReport.SendAsync(
            result,
            document,
            new Correction
            {
                Lot = new CorrectLot
                {
                    Lot = new LotReference
                    {
                        Product = new ProductReference { ProductCode = result.GetRequiredValue(Product) },
                        LotNumber = result.GetRequiredValue(Lot),
                    },
                    MadeOn = result.GetRequiredValue(Made),
                    ExpiresOn = result.GetRequiredValue(Expires),
                },
            },
            result.GetRequiredValue(Reason),
            ct));
        return command;
    }
}
