using System.Globalization;
using Npgsql;

namespace TraceEngine.Storage.Servers;

/// <summary>One PostgreSQL of ours: started on a folder, reachable by its socket only, stopped in order.</summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    private const string StatusFile = "postmaster.pid";
    private const int StatusLine = 7;
    private readonly ServerProcess _process;
    private readonly TimeSpan _stopTimeout;

    private PrivatePostgres(ServerProcess process, string connectionString, TimeSpan stopTimeout)
    {
        _process = process;
        ConnectionString = connectionString;
        _stopTimeout = stopTimeout;
    }

    public string ConnectionString { get; }

    public int ProcessId => _process.Id;

    public Task Exited => _process.Exited;

    /// <summary>Starts it and returns when it takes connections (after crash recovery, if there was a crash).</summary>
    public static async Task<PrivatePostgres> StartAsync(
        PrivateServersOptions options,
        ServerFolders folders,
        PostgresPrograms programs,
        ServiceAccount account,
        ChildThread children,
        TimeProvider time,
        CancellationToken ct)
    {
        Configure(options, folders);
        foreach (var stale in Directory.EnumerateFiles(folders.Sockets, ".s.PGSQL.*"))
        {
            File.Delete(stale); // the same pid trouble as in ClearLeftoversAsync
        }
        var log = Path.Combine(folders.Logs, "postgres.log");
        LogFile.Turn(log);
        var start = account.Server(programs.Server, ["-D", folders.Postgres], folders.Postgres, log, Signal.Interrupt);
        var process = new ServerProcess(await children.StartAsync(start), time);
        try
        {
            var status = Path.Combine(folders.Postgres, StatusFile);
            if (!await process.WaitReadyAsync(_ => Task.FromResult(IsReady(status, process.Id)), options.StartTimeout, ct))
            {
                throw new PrivateServersException(process.HasExited
                    ? ServerMessages.NotStarted("PostgreSQL", log, process.LaunchError() + LogFile.Tail(log))
                    : ServerMessages.NotReadyInTime("PostgreSQL", options.StartTimeout));
            }
        }
        catch
        {
            await process.StopAsync(options.StopTimeout, Signal.Interrupt, Signal.Quit, Signal.Kill);
            process.Dispose();
            throw;
        }
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = folders.Sockets,
            Database = DatabaseFolder.Database,
            Username = DatabaseFolder.SuperUser,
            SslMode = SslMode.Disable,
        };
        return new PrivatePostgres(process, connection.ConnectionString, options.StopTimeout);
    }

    /// <summary>
    /// Clears what a killed run left: its server may still be shutting down, or (if its signal was lost) still be running. It is
    /// ended, not taken over, because its life can't be tied to ours any more. Then its lock file, whose pid may be anybody's
    /// by now (or a zombie's that nobody reaps), would only keep the next start from starting.
    /// </summary>
    public static async Task ClearLeftoversAsync(string folder, TimeSpan patience, TimeProvider time, CancellationToken ct)
    {
        var status = Path.Combine(folder, StatusFile);
        int? main = int.TryParse(Line(status, 0), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        await FolderProcesses.EndAllAsync(folder, DatabaseFolder.MarkerFile, main, patience, time, ct);
        File.Delete(status);
    }

    /// <summary>Fast shutdown: sessions are cut, open transactions rolled back, a checkpoint is written.</summary>
    public async ValueTask DisposeAsync()
    {
        await _process.StopAsync(_stopTimeout, Signal.Interrupt, Signal.Quit, Signal.Kill);
        _process.Dispose();
    }

    private static void Configure(PrivateServersOptions options, ServerFolders folders)
    {
        var text = PostgresConfiguration.Text(
            options,
            folders.Sockets,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            new DriveInfo(folders.Postgres).AvailableFreeSpace);
        Write(Path.Combine(folders.Postgres, "postgresql.conf"), text);
        Write(Path.Combine(folders.Postgres, "pg_hba.conf"), PostgresConfiguration.HostBasedAccess);
        if (Path.Combine(folders.Postgres, PostgresConfiguration.OwnSettingsFile) is var own && !File.Exists(own))
        {
            Write(own, PostgresConfiguration.OwnSettingsStart);
        }
    }

    private static void Write(string path, string text)
    {
        File.WriteAllText(path + ".new", text);
        File.SetUnixFileMode(path + ".new", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead
            | UnixFileMode.OtherRead); // the folder itself is closed to others
        File.Move(path + ".new", path, overwrite: true);
    }

    private static bool IsReady(string statusFile, int processId) =>
        Line(statusFile, StatusLine)?.Trim() == "ready" && Line(statusFile, 0) == processId.ToString();

    private static string? Line(string path, int index)
    {
        try
        {
            return File.ReadLines(path).ElementAtOrDefault(index);
        }
        catch (IOException)
        {
            return null; // not there yet
        }
    }
}
