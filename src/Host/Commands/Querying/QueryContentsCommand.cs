using System.CommandLine;
using TraceEngine.Client.Queries;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands.Querying;

/// <summary><c>query contents</c>: everything inside a package, as a tree for people, as JSON or CSV for programs.</summary>
internal static class QueryContentsCommand
{
    private static readonly Argument<string> Code = new("CODE")
    {
        Description = "追溯码，按印刷或扫描内容（GS1 码请加引号） / trace code as printed or scanned (quote a GS1 code)",
    };

    private static readonly Option<uint?> Depth = new("--depth")
    {
        Description = "向下层数，1 为直接内含；不填为全部 / levels to go down, 1 = what is directly inside; all when left out",
        HelpName = "N",
    };

    private static readonly Option<bool> AsJson = QueryOutput.NewJsonOption(
        "每行输出一个 JSON：每码一行，最后一行为汇总 / print JSON, a line each: the codes, then a summary");

    private static readonly Option<string?> Csv = CsvTarget.NewOption();

    public static Command Create()
    {
        var command = new Command(
            "contents",
            """
            显示包装内含的全部追溯码 / Shows everything inside a package.

            Examples:
              trace query contents 81234580000000000019
              trace query contents 81234580000000000019 --depth 1
              trace query contents 81234580000000000019 --csv pallet.csv
            """)
        {
            Code, Depth, AsJson, Csv,
        };
        var profile = ProfileOptions.AddTo(command);
        command.SetAction(async (result, ct) =>
        {
            var asCsv = result.GetResult(Csv) is not null;
            QueryOutput.CheckOne(result.GetValue(AsJson), asCsv);
            var (code, depth) = (result.GetRequiredValue(Code), DepthOf(result));
            var isTruncated = await QueryOutput.AskAsync(
                profile.Load(result),
                client => WriteAsync(
                    client.Queries.ReadContentsAsync(code, depth, ct), result.GetValue(AsJson), asCsv, result.GetValue(Csv), ct));
            if (isTruncated)
            {
                throw CommandException.Operating(
                    $"{code} 内含的码超过一次查询的上限，结果不完整；请逐个查询其内部包装 / "
                    + $"more is inside {code} than one query walks, the answer is not complete: ask for the packages inside one "
                    + "by one");
            }

            return 0;
        });
        return command;
    }

    private static uint DepthOf(ParseResult result) => result.GetValue(Depth) switch
    {
        null => 0,
        0 => throw CommandException.Usage("--depth 应为 1 以上 / --depth takes a number from 1 on"),
        var depth => depth.Value,
    };

    private static async Task<bool> WriteAsync(
        IAsyncEnumerable<ContentsPiece> pieces, bool asJson, bool asCsv, string? path, CancellationToken ct)
    {
        if (asJson)
        {
            return await QueryContentsLines.WriteJsonAsync(Console.Out, pieces, ct);
        }

        if (!asCsv)
        {
            return await QueryContentsTree.DrawAsync(Console.Out, pieces, ct);
        }

        var isTruncated = false;
        await CsvTarget.WriteAsync(
            path, async writer => isTruncated = await QueryContentsLines.WriteCsvAsync(writer, pieces, ct));
        return isTruncated;
    }
}
