using Spectre.Console;
using TraceEngine.Client.Streaming;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Host.Importing;

namespace TraceEngine.Host.Commands.Reporting;

/// <summary>The answer to a document, for the person who sent it.</summary>
internal static class AnswerScreen
{
    /// <summary>Prints the answer and each refused row with what to do about it.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="number">Number of the document.</param>
    /// <param name="ack">The answer.</param>
    /// <returns>The exit code: 0 all accepted, 3 rows were refused.</returns>
    public static int Show(IAnsiConsole console, string number, BatchAck ack)
    {
        var refusals = RefusedRow.From(ack.BatchVerdict is { } whole ? [whole] : ack.Verdicts, ack.Reasons).ToList();
        foreach (var row in refusals)
        {
            var what = ack.BatchVerdict is null ? $"{row.Code}" : $"整单拒收 the whole document ({row.Field})";
            console.WriteLine($"{what}: {row.MessageZh} {row.RemedyZh} / {row.MessageEn} {row.RemedyEn}");
        }

        console.WriteLine(
            $"{State(ack)} {number}: 接受 accepted {ImportScreen.Number(ack.Accepted)}, "
            + $"拒收 refused {ImportScreen.Number(ack.Refused)}");
        if (ack.OpenParents > 0)
        {
            console.WriteLine(
                $"{ack.OpenParents} 个上级码尚未激活，激活后自动生效 / {ack.OpenParents} parents are not activated yet: "
                + "the rows hold as soon as they are");
        }

        if (!ack.Receipt.IsEmpty)
        {
            console.WriteLine($"回执 receipt {Convert.ToHexStringLower(ack.Receipt.Span)}");
        }

        return refusals.Count > 0 || ack.Refused > 0 ? CommandException.RefusedRowsCode : 0;
    }

    private static string State(BatchAck ack) => ack switch
    {
        { ValidatedOnly: true } => "只校验，未写入 checked, nothing written:",
        { AlreadyCommitted: true } => "此前已写入 written before:",
        _ => "已写入 written:",
    };
}
