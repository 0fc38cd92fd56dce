using System.CommandLine;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Commands.Reporting;

/// <summary><c>withdraw</c>: takes back a flow document or an activation.</summary>
internal static class WithdrawCommand
{
    private const string ActivationName = "activation";

    private static readonly Argument<string> Kind = new("KIND")
    {
        Description = $"类别 / kind: {FlowKindNames.All}|{ActivationName}",
    };

    private static readonly Argument<string> Target = new("NUMBER")
    {
        Description = "单据号；激活可以是流名，与 --batch 同用 / document number; of an activation also a stream name, with --batch",
    };

    private static readonly Option<ulong> Batch = new("--batch")
    {
        Description = "流中的批次序号 / sequence of the batch when NUMBER is a stream of activations",
        HelpName = "SEQUENCE",
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
            "withdraw",
            """
            撤回单据或激活；节点保留并标为已撤回 / Withdraws a document or an activation: its nodes stay and are shown as withdrawn.
            Exit code: 0 accepted, 1 failed, 2 wrong usage, 3 refused.

            Examples:
              trace withdraw shipping FH-1 --reason 录错收货方
              trace withdraw activation line-7 --batch 12 --reason 批号录错
            """)
        {
            Kind, Target, Batch, Reason,
        };
        var document = DocumentOptions.AddTo(command);
        command.SetAction((result, ct) => CorrectionReport.SendAsync(
            result,
            document,
            Correction(result.GetRequiredValue(Kind), result.GetRequiredValue(Target), result.GetValue(Batch)),
            result.GetRequiredValue(Reason),
            ct));
        return command;
    }

    internal static Correction Correction(string kind, string target, ulong batch)
    {
        if (kind == ActivationName)
        {
            return new Correction
            {
                Activation = new WithdrawActivation { Name = target, Document = batch == 0, Sequence = batch },
            };
        }

        return batch == 0
            ? new Correction { Document = new WithdrawDocument { Kind = FlowKindNames.Parse(kind), DocumentNumber = target } }
            : throw CommandException.Usage(
                $"--batch 只用于 {ActivationName} / --batch goes with {ActivationName} only");
    }
}
