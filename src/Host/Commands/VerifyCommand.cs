using System.CommandLine;
using TraceEngine.Client;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Host.Importing;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands;

/// <summary>
/// <c>verify</c>: has the server recompute the receipt chain of a stream and compare the stored rows of each batch.
/// </summary>
internal static class VerifyCommand
{
    private static readonly Argument<string> Stream = new("STREAM")
    {
        Description = "流名或单据号 / name of the stream, or document number",
    };

    private static readonly Option<string> Kind = new("--kind")
    {
        Description = "流的类别 / kind of the stream",
        HelpName = "activation|packaging|flow|catalog",
        DefaultValueFactory = _ => "activation",
    };

    private static readonly Option<bool> Document = new("--document")
    {
        Description = "STREAM 是一次上传的单据号 / STREAM is the document number of a unary upload",
    };

    public static Command Create()
    {
        var command = new Command(
            "verify",
            """
            校验回执链与已存数据 / Recomputes the receipt chain of a stream and compares the stored rows of each batch.
            Exit code 1 on findings.

            Examples:
              trace verify line-7
              trace verify relation/0f3a… (the name that import printed)
              trace verify shipping/FH-2026-0001 --kind flow --document
            """)
        {
            Stream, Kind, Document,
        };
        var profile = ProfileOptions.AddTo(command);
        command.SetAction((result, ct) => RunAsync(result, profile, ct));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, ProfileOptions profile, CancellationToken ct)
    {
        var name = new StreamName
        {
            Kind = ReadKind(result.GetRequiredValue(Kind)),
            Name = result.GetRequiredValue(Stream),
            Document = result.GetValue(Document),
        };
        await using var client = profile.Connect(result);
        return await PrintAsync(client, name, Console.Out, ct) ? 0 : CommandException.OperatingCode;
    }

    private static StreamKind ReadKind(string kind) => kind switch
    {
        "activation" => StreamKind.Activation,
        "packaging" => StreamKind.Packaging,
        "flow" => StreamKind.Flow,
        "catalog" => StreamKind.Catalog,
        _ => throw CommandException.Usage(
            $"--kind {kind} 无效，应为 activation、packaging、flow 或 catalog / "
            + $"--kind {kind} is none of activation, packaging, flow, catalog"),
    };

    /// <summary>Prints each finding and the summary; true when everything holds.</summary>
    public static async Task<bool> PrintAsync(TraceClient client, StreamName name, TextWriter output, CancellationToken ct)
    {
        VerifySummary? summary = null;
        var findings = 0L;
        await foreach (var response in client.VerifyStreamAsync(name, ct))
        {
            summary = response.Summary ?? summary;
            if (response.Finding is { } finding)
            {
                findings++;
                var where = finding.Sequence == 0 ? "流 stream" : $"第 {finding.Sequence} 批 batch {finding.Sequence}";
                await output.WriteLineAsync($"{where}: {finding.MessageZh} / {finding.MessageEn}");
            }
        }

        if (summary is null)
        {
            throw CommandException.Operating(
                "服务器未完成校验，结果不可用，请重试 / the server did not finish the check, its result is worth nothing: try again");
        }

        var receipt = Convert.ToHexStringLower(summary.Receipt.Span);
        await output.WriteLineAsync(
            $"{name.Name}: 批次 batches {ImportScreen.Number((long)summary.Batches)}, "
            + $"行 rows {ImportScreen.Number((long)summary.Rows)}, "
            + $"问题 findings {ImportScreen.Number((long)summary.Findings)}");
        await output.WriteLineAsync($"回执 receipt {receipt}");
        return findings == 0 && summary.Findings == 0;
    }
}
