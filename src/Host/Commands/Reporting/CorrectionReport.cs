using System.CommandLine;
using Spectre.Console;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Commands.Reporting;

/// <summary>Sends one correction that was typed on the command line.</summary>
internal static class CorrectionReport
{
    public static async Task<int> SendAsync(
        ParseResult result, DocumentOptions document, Correction correction, string reason, CancellationToken ct)
    {
        var number = document.Number(result);
        var request = new UploadFlowsRequest
        {
            ValidateOnly = document.IsDryRun(result),
            Section = new FlowSection
            {
                Header = new FlowHeader
                {
                    Kind = FlowKind.Correction,
                    DocumentNumber = number,
                    EventAt = document.At(result),
                    ChangeReason = reason,
                    Complete = true,
                },
                Corrections = { correction },
            },
        };
        await using var client = document.Profile.Connect(result);
        return AnswerScreen.Show(AnsiConsole.Console, number, await client.UploadFlowAsync(request, ct));
    }
}
