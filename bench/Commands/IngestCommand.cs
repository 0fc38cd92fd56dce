using System.CommandLine;
using TraceEngine.Bench.Reporting;

namespace TraceEngine.Bench.Commands;

/// <summary><c>ingest</c>: the engine against the naive way and against what the database can do.</summary>
internal static class IngestCommand
{
    private const long DefaultCodes = 2_000_000;

    public static Command Create() => new BenchCommand(
            "ingest",
            RowTarget.Ingest,
            static (codes, rounds, seed, rows, folder, ct) =>
                new IngestBench(new IngestSettings(codes, rounds, seed, rows, folder), TimeProvider.System).RunAsync(ct))
        .Create(
            "写入：与 psql 和数据库极限比较 / ingest against psql and against bare COPY",
            "每部分的码数 / codes of each part",
            DefaultCodes);
}
