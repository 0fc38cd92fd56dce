using System.CommandLine;
using TraceEngine.Bench.Json;
using TraceEngine.Bench.Query;
using TraceEngine.Bench.Reporting;

namespace TraceEngine.Bench.Commands;

/// <summary><c>json</c>: the signed JSON facade against a bare endpoint, and against gRPC.</summary>
internal static class JsonCommand
{
    private const long DefaultCodes = 500_000;

    public static Command Create() => new BenchCommand(
            "json",
            RowTarget.Json,
            static (codes, rounds, seed, rows, folder, ct) =>
                new JsonBench(new QuerySettings(codes, rounds, seed, rows, folder), TimeProvider.System).RunAsync(ct))
        .Create(
            "签名 JSON 接口：查询与裸 Kestrel、上传与 gRPC 比较 / the signed JSON facade: queries against bare Kestrel, uploads against gRPC",
            "表中的码数 / codes in the table",
            DefaultCodes);
}
