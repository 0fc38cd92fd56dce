using System.Text;

namespace TraceEngine.Storage.Servers;

/// <summary>The text of postgresql.conf and pg_hba.conf, written anew at each start; each line says why it is there.</summary>
internal static class PostgresConfiguration
{
    public const string HostBasedAccess =
        """
        # Written by TraceEngine at each start.
        # The socket folder has mode 700: only its owner (and root) gets here, and nothing listens on a network address.
        local all all trust

        """;

    /// <summary>Never overwritten.</summary>
    public const string OwnSettingsFile = "traceengine.local.conf";

    public const string OwnSettingsStart = "# Your own settings of PostgreSQL; read after postgresql.conf's, so they win.\n";

    private const long MiB = 1024 * 1024;

    /// <param name="options">Limits and extra settings.</param>
    /// <param name="socketFolder">The only way in.</param>
    /// <param name="memoryBytes">Memory of the machine or the container.</param>
    /// <param name="freeDiskBytes">Free bytes where the database is.</param>
    public static string Text(PrivateServersOptions options, string socketFolder, long memoryBytes, long freeDiskBytes)
    {
        var sharedBuffers = Math.Clamp(memoryBytes / 4 / MiB, 64, options.SharedBuffersMiBAtMost);
        var maxWal = Math.Clamp(freeDiskBytes / 8 / MiB, 512, 8192);
        var text = new StringBuilder(
            $"# Written by TraceEngine at each start; your own settings belong into {OwnSettingsFile}.\n");
        foreach (var (name, value, why) in Settings(options, socketFolder, sharedBuffers, maxWal, memoryBytes / 2 / MiB))
        {
            text.Append($"\n# {why}\n{name} = {value}\n");
        }
        text.Append($"\n# Read after the above, so that they win.\ninclude = '{OwnSettingsFile}'\n");
        foreach (var (name, value) in options.PostgresSettings)
        {
            text.Append($"\n# asked for by the caller\n{name} = {value}\n");
        }
        return text.ToString();
    }

    private static IEnumerable<(string Name, string Value, string Why)> Settings(
        PrivateServersOptions options, string socketFolder, long sharedBuffersMiB, long maxWalMiB, long cacheMiB) =>
    [
        ("listen_addresses", "''", "No network address: the socket below is the only way in."),
        ("unix_socket_directories", $"'{socketFolder}'", "A folder that only the server's user may enter."),
        ("unix_socket_permissions", "0700", "The same once more on the socket itself."),
        ("max_connections", $"{options.MaxConnections}",
            "Lanes, query pool, commands beside a running host; each slot costs memory."),
        ("fsync", "on", "An ack promises that the batch survives a power cut."),
        ("full_page_writes", "on", "Without it a page torn by a power cut can't be repaired from the log."),
        ("synchronous_commit", "on", "COMMIT returns only when the log is on disk, and the ack follows COMMIT."),
        ("wal_level", "replica",
            "Allows a base backup and a standby; 'minimal' saves next to nothing for COPY into full tables."),
        ("wal_compression", "lz4",
            "A quarter less log after a checkpoint with random serials, and no slower (six COPYs of 50,000 into 3 million)."),
        ("wal_buffers", "32MB",
            "One group of 50,000 codes is several MB of log: the default of 16 MB makes two lanes wait for each other."),
        ("max_wal_size", $"{maxWalMiB}MB",
            "Checkpoints by time, not by volume, at full speed; an eighth of the free disk at most."),
        ("min_wal_size", $"{Math.Min(1024, maxWalMiB / 2)}MB", "Log files are reused instead of made anew between peaks."),
        ("checkpoint_timeout", "15min",
            "Each checkpoint makes every page be logged whole again; recovery after a crash reads at most this much."),
        ("checkpoint_completion_target", "0.9", "Spreads the writes of a checkpoint, so commits don't queue behind it."),
        ("shared_buffers", $"{sharedBuffersMiB}MB", "A quarter of the memory: the rightmost leaves of the key index stay in it."),
        ("effective_cache_size", $"{Math.Max(128, cacheMiB)}MB",
            "Half of the memory: tells the planner that the index is cached."),
        ("work_mem", "16MB", "Sorts and hashes of a frontier of 100,000 keys stay in memory."),
        ("maintenance_work_mem", "128MB", "Vacuum of an index reads it once, not several times."),
        ("temp_buffers", "32MB", "The staging table of a group with duplicates fits."),
        ("random_page_cost", "1.1", "SSD: an index look-up isn't forty times a sequential read."),
        ("effective_io_concurrency", "64", "SSD: bitmap scans of lists read ahead."),
        ("jit", "off", "Compiling took 400 of 700 ms of a list query that reads few rows."),
        ("max_parallel_workers_per_gather", "0",
            "Cores belong to the lanes, and small containers have no shared memory for workers."),
        ("autovacuum", "on", "Freezing and statistics; without statistics the planner picks hash joins for key look-ups."),
        ("autovacuum_max_workers", "2", "Vacuum shares the cores with the lanes."),
        ("autovacuum_naptime", "15s", "Young tables grow by millions of rows a minute: look often."),
        ("autovacuum_analyze_scale_factor", "0.05", "The same: statistics must follow growth."),
        ("autovacuum_vacuum_insert_scale_factor", "0.4",
            "Insert-only tables need vacuum for freezing only; reading them twice as rarely is enough."),
        ("log_autovacuum_min_duration", "10s", "A vacuum that takes this long explains a dip in speed."),
        ("log_checkpoints", "on", "So does a checkpoint."),
        ("log_lock_waits", "on", "Waiting a second for a stream's row means two holders of one stream."),
        ("idle_in_transaction_session_timeout", "60s",
            "A client that stands still inside a transaction must not hold a stream's row."),
        ("client_connection_check_interval", "5s",
            "A statement whose client is gone ends, so its transaction's outcome becomes visible."),
        ("tcp_keepalives_idle", "30", "Dead peers are noticed in about a minute, should you add a network address."),
        ("tcp_keepalives_interval", "10", "As above."),
        ("tcp_keepalives_count", "3", "As above."),
        ("timezone", "'UTC'", "Times are stored and compared in UTC, rendered by the client."),
        ("log_timezone", "'UTC'", "One clock in all logs."),
        ("log_line_prefix", "'%m [%p] %a '", "When, which backend, which of our applications."),
    ];
}
