using System.CommandLine;
using TraceEngine.Client.Queries;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands.Querying;

/// <summary><c>query list</c>: codes by what they have in common, as a table for people, as JSON or CSV for programs.</summary>
internal static class QueryListCommand
{
    // Some screens full; programs get all.
    private const int RowsOnScreen = 100;
    private const uint RowsPerPage = 5_000;

    private static readonly Option<bool> AsJson = QueryOutput.NewJsonOption(
        "每行输出一个 JSON，列出全部 / print JSON, a line each, of all codes");

    private static readonly Option<string?> Csv = CsvTarget.NewOption();

    private static readonly Option<int> Rows = new("--rows")
    {
        Description = "屏幕上最多行数 / most rows on the screen",
        HelpName = "N",
        DefaultValueFactory = _ => RowsOnScreen,
    };

    public static Command Create()
    {
        var command = new Command(
            "list",
            """
            按批号、上传日期、产品或单据列出追溯码 / Lists codes by lot, upload day, product or document.

            Examples:
              trace query list --lot 20250601
              trace query list --lot 20250601 --product P-1 --level 3 --csv cases.csv
              trace query list --day 2026-01-31 --json
              trace query list --product P-1
              trace query list --document SO-1 --kind shipping
              trace query list --document SO-1 --kind shipping --reporter 91110000600001760P
            """)
        {
            AsJson, Csv, Rows,
        };
        var arguments = ListArguments.AddTo(command);
        var profile = ProfileOptions.AddTo(command);
        command.SetAction(async (result, ct) =>
        {
            var asCsv = result.GetResult(Csv) is not null;
            QueryOutput.CheckOne(result.GetValue(AsJson), asCsv);
            var selection = arguments.Read(result);
            var rowsAtMost = result.GetValue(Rows);
            if (rowsAtMost < 1)
            {
                throw CommandException.Usage($"--rows {rowsAtMost} 无效，应为 1 以上 / --rows {rowsAtMost} is none: write 1 or more");
            }

            return await QueryOutput.AskAsync(profile.Load(result), async client =>
            {
                await ((asCsv, result.GetValue(AsJson)) switch
                {
                    (true, _) => CsvTarget.WriteAsync(
                        result.GetValue(Csv), writer => QueryListTable.WriteCsvAsync(writer, All(client.Queries), ct)),
                    (_, true) => WriteJsonAsync(All(client.Queries), ct),
                    _ => DrawAsync(client.Queries, selection, rowsAtMost, ct),
                });
                return 0;
            });

            IAsyncEnumerable<CodeListRow> All(QueryClient queries) => queries.ListAllCodesAsync(selection, RowsPerPage, ct);
        });
        return command;
    }

    private static async Task WriteJsonAsync(IAsyncEnumerable<CodeListRow> rows, CancellationToken ct)
    {
        await foreach (var row in rows.WithCancellation(ct))
        {
            Console.WriteLine(QueryOutput.JsonLine.Format(row));
        }
    }

    private static async Task DrawAsync(
        QueryClient queries, CodeSelection selection, int rowsAtMost, CancellationToken ct)
    {
        var rows = new List<CodeListRow>();
        var request = new ListCodesRequest
        {
            Selection = selection,
            PageSize = (uint)Math.Min(rowsAtMost, (int)RowsPerPage),
            IncludeTotal = true,
        };
        ListCodesResponse? first = null;
        do
        {
            var page = await queries.ListCodesAsync(request, ct);
            first ??= page;
            rows.AddRange(page.Rows.Take(rowsAtMost - rows.Count));
            request.PageToken = page.NextPageToken;
            request.IncludeTotal = false;
        }
        while (rows.Count < rowsAtMost && request.PageToken.Length > 0);

        QueryListTable.Draw(QueryOutput.Screen(), rows, first.Total, first.TotalIsAtLeast);
    }
}
