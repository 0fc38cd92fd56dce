using TraceEngine.Storage.Databases;

namespace TraceEngine.Storage.Servers;

/// <summary>Makes the folder of a database cluster, completely or not at all.</summary>
internal static class DatabaseFolder
{
    public const string SuperUser = "traceengine";
    public const string Database = "traceengine";

    /// <summary>Tells this folder from another with an equal path in another container.</summary>
    public const string MarkerFile = "traceengine.id";

    /// <summary>initdb and our database, in a folder beside it that gets its name when all is on disk.</summary>
    /// <param name="folder">Does not exist yet.</param>
    /// <param name="programs">Which PostgreSQL.</param>
    /// <param name="account">Who will own and run it.</param>
    /// <param name="durable">False for templates of throw-away instances: nothing is synced.</param>
    /// <param name="children">Starts the programs.</param>
    /// <param name="ct">Leaves a half-made folder that the next start removes.</param>
    public static async Task MakeAsync(
        string folder, PostgresPrograms programs, ServiceAccount account, bool durable, ChildThread children,
        CancellationToken ct)
    {
        var draft = await EmptyDraftAsync(folder, account, children, ct);
        string[] arguments =
        [
            "-D", draft, "--username", SuperUser, "--encoding=UTF8", "--locale=C", "--data-checksums",
            "--auth=trust", "--no-instructions", "--no-sync",
        ];
        await Command.RequireAsync(children, account.Short(programs.InitDb, arguments), null, ct);

        // One backend without a server takes the statement from its input: no start and stop for one line.
        var sql = SqlText.Load(typeof(DatabaseFolder).Assembly, "create_database");
        await Command.RequireAsync(
            children, account.Short(programs.Server, ["--single", "-F", "-D", draft, "postgres"]), sql + "\n", ct);
        if (durable)
        {
            await Command.RequireAsync(children, account.Short(programs.InitDb, ["--sync-only", "-D", draft]), null, ct);
        }
        await FinishAsync(draft, folder, ct);
    }

    /// <summary>A copy of a cluster that is shut down; shares blocks where the file system can.</summary>
    public static async Task CopyAsync(
        string template, string folder, ServiceAccount account, ChildThread children, CancellationToken ct)
    {
        var draft = await EmptyDraftAsync(folder, account, children, ct);
        await Command.RequireAsync(
            children, account.Short("cp", ["-a", "--reflink=auto", template + "/.", draft]), null, ct);
        await FinishAsync(draft, folder, ct);
    }

    private static async Task<string> EmptyDraftAsync(
        string folder, ServiceAccount account, ChildThread children, CancellationToken ct)
    {
        var draft = folder + ".new";
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }
        Directory.CreateDirectory(draft);
        File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await account.OwnAsync(draft, children, ct);
        return draft;
    }

    private static async Task FinishAsync(string draft, string folder, CancellationToken ct)
    {
        await File.WriteAllTextAsync(Path.Combine(draft, MarkerFile), $"{Guid.NewGuid():N}\n", ct);
        Directory.Move(draft, folder);
    }
}
