using System.Diagnostics;
using System.Text;
using Npgsql;
using TraceEngine.Bench.Measuring;
using TraceEngine.Bench.Workloads;

namespace TraceEngine.Bench.Yardsticks;

/// <summary>What a user does instead: one psql per stream, <c>\copy</c> of a text file in arrival order into one table.</summary>
internal sealed class NaiveYardstick(string psql, NpgsqlConnectionStringBuilder server)
{
    /// <summary>Writes the text file of each stream.</summary>
    public static IReadOnlyList<string> WriteFiles(string folder, Workload workload)
    {
        Directory.CreateDirectory(folder);
        return [.. Enumerable.Range(0, Workload.Streams).Select(stream => WriteFile(folder, workload, stream))];
    }

    /// <summary>Starts psql for each file and waits; process start included, as the user waits for it too.</summary>
    public async Task<TimeSpan> RunAsync(IReadOnlyList<string> files, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(files.Select(file => CopyAsync(file, ct)));
        return Stopwatch.GetElapsedTime(start);
    }

    private static string WriteFile(string folder, Workload workload, int stream)
    {
        var path = Path.Combine(folder, $"{stream}.txt");
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20);
        foreach (var batch in SeededBatches.Of(workload, stream))
        {
            var rows = new SeededRows(batch);
            var header = rows.Header;
            var shared = $"\t{header.Product.ProductCode}\t{header.LotNumber}\t{header.ActivatedAt.ToDateTime():O}\n";
            for (var row = 0; row < rows.Count; row++)
            {
                file.Write(Convert.ToHexStringLower(rows.Code(row)));
                file.Write('\t');
                file.Write(rows.ParentOf(row) is var parent and >= 0 ? Convert.ToHexStringLower(rows.Parent(parent)) : "\\N");
                file.Write(shared);
            }
        }

        return path;
    }

    private Task<string> CopyAsync(string file, CancellationToken ct) => ChildCommand.RunAsync(
        psql,
        [
            "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", $"--host={server.Host}", $"--port={server.Port}",
            $"--username={server.Username}", $"--dbname={server.Database}",
            $"--command={BenchSql.Text("copy_naive").Replace("{file}", file, StringComparison.Ordinal)}",
        ],
        environment: null,
        ct);
}
