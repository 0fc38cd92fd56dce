using Npgsql;
using TraceEngine.Bench.Workloads;
using TraceEngine.Bench.Yardsticks;

namespace TraceEngine.Bench.Measuring;

/// <summary>What belongs beside every figure: the machine and the settings.</summary>
internal static class MachineFacts
{
    private const double BytesPerGib = 1024.0 * 1024 * 1024;

    /// <summary>Processor, memory, and the probes of this run.</summary>
    /// <param name="folder">On the database's file system.</param>
    public static IReadOnlyDictionary<string, object> Read(string folder) => new Dictionary<string, object>
    {
        ["processor"] = MachineProbes.Processor(),
        ["cores"] = Environment.ProcessorCount,
        ["memory_gib"] = Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / BytesPerGib, 1),
        ["system"] = System.Runtime.InteropServices.RuntimeInformation.OSDescription,
        ["runtime"] = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription,
        ["fsync_p99_ms"] = Math.Round(MachineProbes.FsyncP99Ms(folder), 2),
        // What else ran before we began: under others' load the side with more processes gets the larger share of the cores.
        ["load_average_before"] = File.ReadAllText("/proc/loadavg").Split(' ')[0],
        ["sha256_mb_per_s"] = Math.Round(MachineProbes.Sha256MbPerSecond()),
    };

    /// <summary>Workloads, row counts, table sizes, and PostgreSQL's settings.</summary>
    public static async Task<IReadOnlyDictionary<string, object>> SettingsAsync(
        NpgsqlDataSource database, IngestSettings settings, IEnumerable<WorkloadResult> results, CancellationToken ct)
    {
        var postgres = await PostgresAsync(database, ct);
        return new Dictionary<string, object>
        {
            ["codes"] = settings.Codes,
            ["streams"] = Workload.Streams,
            ["limit_writers"] = Workload.Streams,
            ["limit_transaction_codes"] = Workload.TransactionCodes,
            ["products"] = BenchProducts.Count,
            ["durability"] = Durability(postgres),
            ["postgresql"] = postgres["server_version"],
            ["postgres"] = postgres,
            ["workloads"] = results.Select(Describe).ToList(),
        };
    }

    /// <summary>Codes in the tables, and PostgreSQL's settings.</summary>
    public static async Task<IReadOnlyDictionary<string, object>> SettingsAsync(
        NpgsqlDataSource database, long codes, CancellationToken ct)
    {
        var postgres = await PostgresAsync(database, ct);
        return new Dictionary<string, object>
        {
            ["codes"] = codes,
            ["durability"] = Durability(postgres),
            ["postgresql"] = postgres["server_version"],
            ["postgres"] = postgres,
        };
    }

    private static string Durability(SortedDictionary<string, string> postgres) =>
        $"fsync {postgres["fsync"]}, full_page_writes {postgres["full_page_writes"]}, "
        + $"synchronous_commit {postgres["synchronous_commit"]}";

    private static async Task<SortedDictionary<string, string>> PostgresAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        var postgres = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await using var command = database.CreateCommand(BenchSql.Text("read_settings"));
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            postgres[reader.GetString(0)] = reader.GetString(1);
        }

        return postgres;
    }

    private static Dictionary<string, object> Describe(WorkloadResult result) => new()
    {
        ["name"] = result.Workload.Name,
        ["codes"] = result.Workload.TotalCodes,
        ["batch_codes"] = result.Workload.BatchCodes,
        ["batches"] = result.Workload.BatchesPerStream * Workload.Streams,
        ["table_bytes"] = result.Of("engine")[^1].TableBytes,
        ["limit_plans"] = result.Plans,
        ["parts"] = result.Parts.Select(Describe).ToList(),
    };

    private static Dictionary<string, object> Describe(PartResult part) => new()
    {
        ["side"] = part.Side,
        ["round"] = part.Round,
        ["seconds"] = Math.Round(part.Seconds, 3),
        ["codes_per_second"] = Math.Round(part.CodesPerSecond),
        ["client_cpu_us_per_code"] = Math.Round(part.Microseconds(part.ClientCpuSeconds), 3),
        ["server_cpu_us_per_code"] = Math.Round(part.Microseconds(part.ServerCpuSeconds), 3),
        ["postgres_cpu_us_per_code"] = Math.Round(part.Microseconds(part.DatabaseCpuSeconds), 3),
        ["wal_bytes_per_code"] = Math.Round((double)part.WalBytes / part.Codes, 1),
    };
}
