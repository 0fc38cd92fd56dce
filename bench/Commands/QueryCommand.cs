using System.CommandLine;
using TraceEngine.Bench.Query;
using TraceEngine.Bench.Reporting;

namespace TraceEngine.Bench.Commands;

/// <summary><c>query</c>: chains, contents and exports against the same rows read by hand.</summary>
internal static class QueryCommand
{
    private const long DefaultCodes = 5_000_000;

    public static Command Create() => new BenchCommand(
            "query",
            RowTarget.Query,
            static (codes, rounds, seed, rows, folder, ct) =>
                new QueryBench(new QuerySettings(codes, rounds, seed, rows, folder), TimeProvider.System).RunAsync(ct))
        .Create(
            "查询：与手写 SQL 和裸 gRPC 比较 / queries against SQL by hand and against a bare echo",
            "表中的码数 / codes in the table",
            DefaultCodes);
}
