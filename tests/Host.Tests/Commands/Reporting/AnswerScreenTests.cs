using Google.Protobuf;
using Spectre.Console;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Host.Commands;
using TraceEngine.Host.Commands.Reporting;

namespace TraceEngine.Host.Tests.Commands.Reporting;

public sealed class AnswerScreenTests
{
    private const string Code = "81900010000000000017";

    [Fact]
    public void Show_AllAccepted_NamesDocumentAndReceipt()
    {
        var ack = new BatchAck { Accepted = 3, Receipt = ByteString.CopyFrom(0xab, 0xcd), OpenParents = 1 };
        Assert.Equal(0, Show(ack, out var text));
        Assert.Contains("written: FH-1", text, StringComparison.Ordinal);
        Assert.Contains("abcd", text, StringComparison.Ordinal);
        Assert.Contains("1 parents are not activated yet", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_RefusedRow_SaysWhatIsWrongAndWhatToDo()
    {
        var ack = new BatchAck
        {
            Accepted = 1,
            Refused = 1,
            Verdicts =
            {
                new RowVerdict { Row = 1, Code = Code, Field = "code", Reason = Reason.NotActive, Arguments = { Code } },
            },
            Reasons = { VerdictCatalogue.Text(Reason.NotActive) },
        };
        Assert.Equal(CommandException.RefusedRowsCode, Show(ack, out var text));
        Assert.Contains(Code, text, StringComparison.Ordinal);
        Assert.Contains(VerdictCatalogue.For(Reason.NotActive).RemedyZh, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_DocumentRefusedWhole_NamesTheField()
    {
        var ack = new BatchAck
        {
            Refused = 2,
            BatchVerdict = new RowVerdict { Field = "bill_type", Reason = Reason.BillTypeInvalid, Arguments = { "999" } },
            Reasons = { VerdictCatalogue.Text(Reason.BillTypeInvalid) },
        };
        Assert.Equal(CommandException.RefusedRowsCode, Show(ack, out var text));
        Assert.Contains("the whole document (bill_type)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_OnlyChecked_SaysSo()
    {
        Assert.Equal(0, Show(new BatchAck { Accepted = 1, ValidatedOnly = true }, out var text));
        Assert.Contains("nothing written", text, StringComparison.Ordinal);
    }

    private static int Show(BatchAck ack, out string text)
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No });
        console.Profile.Width = 500;
        var code = AnswerScreen.Show(console, "FH-1", ack);
        text = output.ToString();
        return code;
    }
}
