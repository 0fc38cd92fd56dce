using System.CommandLine;
using Google.Protobuf;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands.Querying;

/// <summary><c>query chain</c>: everything known of one code, as a tree for people, as JSON or CSV for programs.</summary>
internal static class QueryChainCommand
{
    private static readonly JsonFormatter Json = new(
        JsonFormatter.Settings.Default.WithIndentation().WithFormatDefaultValues(true));

    private static readonly Argument<string> Code = new("CODE")
    {
        Description = "追溯码，按印刷或扫描内容（GS1 码请加引号） / trace code as printed or scanned (quote a GS1 code)",
    };

    private static readonly Option<bool> AsJson = QueryOutput.NewJsonOption("输出 JSON / print JSON");

    private static readonly Option<string?> Csv = CsvTarget.NewOption();

    public static Command Create()
    {
        var command = new Command(
            "chain",
            """
            显示一个追溯码的全链 / Shows one code: packages around it, product, lot, activation, contents, nodes.
            标有 ▲ 的节点来自当时所在的上级包装 / Nodes marked ▲ come from a package that it was in at that time.

            Examples:
              trace query chain 81234560000000000017
              trace query chain "(01)06901234567892(21)AB1" --json
              trace query chain 81234560000000000017 --csv chain.csv
            """)
        {
            Code, AsJson, Csv,
        };
        var profile = ProfileOptions.AddTo(command);
        command.SetAction(async (result, ct) =>
        {
            var asCsv = result.GetResult(Csv) is not null;
            QueryOutput.CheckOne(result.GetValue(AsJson), asCsv);
            var (who, code) = (profile.Load(result), result.GetRequiredValue(Code));
            var chain = await QueryOutput.AskAsync(who, client => client.Queries.FindChainAsync(code, ct));
            if (chain is null)
            {
                throw CommandException.Operating(
                    $"未找到追溯码 {code}：未激活，或不在 {who.Name} 的可查范围 / "
                    + $"no trace code {code}: not active, or not in the scope of {who.Name}");
            }

            await WriteAsync(chain, result.GetValue(AsJson), asCsv, result.GetValue(Csv));
            return 0;
        });
        return command;
    }

    private static Task WriteAsync(Chain chain, bool asJson, bool asCsv, string? path)
    {
        if (asCsv)
        {
            return CsvTarget.WriteAsync(path, writer => QueryChainCsv.WriteAsync(writer, chain));
        }

        if (asJson)
        {
            Console.WriteLine(Json.Format(chain));
        }
        else
        {
            QueryChainTree.Draw(QueryOutput.Screen(), chain);
        }

        return Task.CompletedTask;
    }
}
