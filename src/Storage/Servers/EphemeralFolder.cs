namespace TraceEngine.Storage.Servers;

/// <summary>Data folders of throw-away instances: made from a cached template, swept when their host is gone.</summary>
internal static class EphemeralFolder
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(2);

    /// <summary>A new locked data folder with a database in it.</summary>
    public static async Task<(string Folder, FolderLock Lock)> MakeAsync(
        PrivateServersOptions options, ChildThread children, TimeProvider time, CancellationToken ct)
    {
        var root = await RootAsync(children, ct);
        string template, folder;
        FolderLock held;
        var account = await ServiceAccount.ForAsync(Path.Combine(root, "none"), children, ct);

        // The root's lock makes "sweep, then make" one step: a folder seen without its own lock has no living owner.
        using (await FolderLock.TakeAsync(ServerFolders.LockFileIn(root), LockTimeout, time, ct)
            ?? throw new PrivateServersException(ServerMessages.Locked(root, null)))
        {
            await SweepAsync(root, options.StopTimeout, time, ct);
            var programs = await PostgresPrograms.FindAsync(options, Path.Combine(root, "none"), children, ct);
            template = Path.Combine(root, $"template-{programs.Major}");
            if (!Directory.Exists(template))
            {
                await DatabaseFolder.MakeAsync(template, programs, account, durable: false, children, ct);
            }
            folder = await ServerFolders.MakeDataFolderAsync(Path.Combine(root, $"e-{Guid.NewGuid():N}"[..10]), children, ct);
            held = FolderLock.TryTake(ServerFolders.LockFileIn(folder))!;
        }
        await DatabaseFolder.CopyAsync(template, ServerFolders.DatabaseOf(folder), account, children, ct);
        return (folder, held);
    }

    /// <summary>
    /// Removes one. Under the root's lock too: a sweep that meets a folder whose lock file is gone already
    /// would take it for abandoned.
    /// </summary>
    public static async Task RemoveAsync(string folder, TimeProvider time)
    {
        using var root = await FolderLock.TakeAsync(
            ServerFolders.LockFileIn(Path.GetDirectoryName(folder)!), LockTimeout, time, CancellationToken.None);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A folder under the temporary one that nobody else can have prepared for us.</summary>
    private static async Task<string> RootAsync(ChildThread children, CancellationToken ct)
    {
        var id = await Command.OutputAsync(children, "id", ["-u"], ct);
        var path = Path.Combine(Path.GetTempPath(), $"traceengine-ephemeral-{id}");
        var root = await ServerFolders.MakeDataFolderAsync(path, children, ct);
        var owner = await Command.OutputAsync(children, "stat", ["-c", "%u %a", path], ct);
        return owner == $"{id} 711" ? root : throw new PrivateServersException(ServerMessages.NotReadable(path));
    }

    private static async Task SweepAsync(string root, TimeSpan patience, TimeProvider time, CancellationToken ct)
    {
        foreach (var folder in Directory.EnumerateDirectories(root, "e-*"))
        {
            using var abandoned = FolderLock.TryTake(ServerFolders.LockFileIn(folder));
            if (abandoned is not null)
            {
                await PrivatePostgres.ClearLeftoversAsync(ServerFolders.DatabaseOf(folder), patience, time, ct);
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
