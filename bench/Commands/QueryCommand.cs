using System.CommandLine;
using Spectre.Console;
using TraceEngine.Bench.Query;
using TraceEngine.Bench.Reporting;
using PrivateServersException = TraceEngine.Storage.Servers.PrivateServersException;

namespace TraceEngine.Bench.Commands;

/// <summary><c>query</c>: chains, contents and exports against the same rows read by hand.</summary>
internal static class QueryCommand
{
    private const string DataVariable = "TRACE_DATA";

    private static readonly Option<long> Codes = new("--codes")
    {
        Description = "表中的码数 / codes in the table",
        DefaultValueFactory = _ => 5_000_000,
    };

    private static readonly Option<int> Rounds = new("--rounds")
    {
        Description = "轮次，取中位数 / rounds, medians are reported",
        DefaultValueFactory = _ => 3,
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "随机种子 / seed of which codes are asked for",
        DefaultValueFactory = _ => 20_260_101,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "输出 JSON / print JSON" };

    private static readonly Option<string?> Rows = new("--rows")
    {
        Description = "只测这些行，逗号分隔 / only these rows, comma-separated",
        HelpName = "ID,ID",
    };

    private static readonly Option<string> Folder = new("--folder")
    {
        Description = "数据库与文件所在目录，结束后删除 / where the database and the files go; removed at the end",
        HelpName = "DIR",
        DefaultValueFactory = _ => DefaultFolder(),
    };

    public static Command Create()
    {
        var command = new Command(
            "query",
            "查询：与手写 SQL 和裸 gRPC 比较 / queries against SQL by hand and against a bare echo: "
            + string.Join(", ", RowTarget.Query.Select(row => row.Id)))
        {
            Codes, Rounds, Seed, Json, Rows, Folder,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, CancellationToken ct)
    {
        try
        {
            var report = await new QueryBench(Read(result), TimeProvider.System).RunAsync(ct);
            if (result.GetValue(Json))
            {
                Console.WriteLine(report.ToJson());
            }
            else
            {
                ReportTable.Write(report, AnsiConsole.Console);
            }

            return 0;
        }
        catch (Exception fault) when (fault is BenchException or PrivateServersException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            const int Interrupted = 130;
            return Interrupted;
        }
    }

    private static QuerySettings Read(ParseResult result)
    {
        var known = RowTarget.Query.Select(row => row.Id).ToHashSet();
        const StringSplitOptions Split = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var rows = result.GetValue(Rows)?.Split(',', Split).ToHashSet();
        if (rows?.FirstOrDefault(id => !known.Contains(id)) is { } unknown)
        {
            throw new BenchException($"没有行 {unknown}，可选 / there is no row {unknown}, but: {string.Join(", ", known)}");
        }

        const long MaxCodes = 50_000_000;
        var (codes, rounds) = (result.GetValue(Codes), result.GetValue(Rounds));
        if (codes is < 1 or > MaxCodes || rounds < 1)
        {
            throw new BenchException($"--codes 为 1 到 {MaxCodes}，--rounds 至少 1 / --codes is 1 to {MaxCodes}, --rounds at least 1");
        }

        var folder = Path.Combine(Path.GetFullPath(result.GetRequiredValue(Folder)), "query");
        return new QuerySettings(codes, rounds, result.GetValue(Seed), rows ?? known, folder);
    }

    // Beside the data folder: the disk that a server here would write to.
    private static string DefaultFolder() =>
        Environment.GetEnvironmentVariable(DataVariable) is { Length: > 0 } data
            ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(data))!, "bench")
            : Path.Combine(".trace", "bench");
}
