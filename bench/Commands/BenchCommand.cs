using System.CommandLine;
using Spectre.Console;
using TraceEngine.Bench.Reporting;
using PrivateServersException = TraceEngine.Storage.Servers.PrivateServersException;

namespace TraceEngine.Bench.Commands;

/// <summary>A command that measures rows: its options, and how its report is printed.</summary>
/// <param name="name">Name of the command, and of its folder.</param>
/// <param name="targets">The rows that it can measure.</param>
/// <param name="run">Measures: codes, rounds, seed, row ids, folder.</param>
internal sealed class BenchCommand(
    string name,
    IReadOnlyList<RowTarget> targets,
    Func<long, int, ulong, IReadOnlySet<string>, string, CancellationToken, Task<BenchReport>> run)
{
    private const string DataVariable = "TRACE_DATA";
    private const long MaxCodes = 50_000_000;

    private readonly Option<long> _codes = new("--codes");

    private readonly Option<int> _rounds = new("--rounds")
    {
        Description = "轮次，取中位数 / rounds, medians are reported",
        DefaultValueFactory = _ => 3,
    };

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "随机种子 / seed of the codes, or of which are asked for",
        DefaultValueFactory = _ => 20_260_101,
    };

    private readonly Option<bool> _json = new("--json") { Description = "输出 JSON / print JSON" };

    private readonly Option<string?> _rows = new("--rows")
    {
        Description = "只测这些行，逗号分隔 / only these rows, comma-separated",
        HelpName = "ID,ID",
    };

    private readonly Option<string> _folder = new("--folder")
    {
        Description = "数据库与文件所在目录，结束后删除 / where the database and the files go; removed at the end",
        HelpName = "DIR",
        DefaultValueFactory = _ => DefaultFolder(),
    };

    /// <summary>The command.</summary>
    /// <param name="description">What it measures, in both languages; the ids of the rows are added.</param>
    /// <param name="codesDescription">What its codes are.</param>
    /// <param name="codes">Codes by default.</param>
    public Command Create(string description, string codesDescription, long codes)
    {
        _codes.Description = codesDescription;
        _codes.DefaultValueFactory = _ => codes;
        var command = new Command(name, $"{description}: {string.Join(", ", targets.Select(row => row.Id))}")
        {
            _codes, _rounds, _seed, _json, _rows, _folder,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken ct)
    {
        try
        {
            var report = await MeasureAsync(result, ct);
            if (result.GetValue(_json))
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

    private Task<BenchReport> MeasureAsync(ParseResult result, CancellationToken ct)
    {
        var known = targets.Select(row => row.Id).ToHashSet();
        const StringSplitOptions Split = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var rows = result.GetValue(_rows)?.Split(',', Split).ToHashSet();
        if (rows?.FirstOrDefault(id => !known.Contains(id)) is { } unknown)
        {
            throw new BenchException($"没有行 {unknown}，可选 / there is no row {unknown}, but: {string.Join(", ", known)}");
        }

        var (codes, rounds) = (result.GetValue(_codes), result.GetValue(_rounds));
        if (codes is < 1 or > MaxCodes || rounds < 1)
        {
            throw new BenchException($"--codes 为 1 到 {MaxCodes}，--rounds 至少 1 / --codes is 1 to {MaxCodes}, --rounds at least 1");
        }

        var folder = Path.Combine(Path.GetFullPath(result.GetRequiredValue(_folder)), name);
        return run(codes, rounds, result.GetValue(_seed), rows ?? known, folder, ct);
    }

    // Beside the data folder: the disk that a server here would write to.
    private static string DefaultFolder() =>
        Environment.GetEnvironmentVariable(DataVariable) is { Length: > 0 } data
            ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(data))!, "bench")
            : Path.Combine(".trace", "bench");
}
