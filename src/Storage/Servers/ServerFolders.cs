using System.Buffers;

namespace TraceEngine.Storage.Servers;

/// <summary>Where things are. One data folder holds all, unless the servers' user can't get into it.</summary>
internal sealed record ServerFolders
{
    private const string FallbackParent = "/var/lib/traceengine";
    private const string FallbackNote = "servers.location";

    // sun_path holds 108 bytes with the closing zero; "/.s.PGSQL.5432.lock" is the longest name put there.
    private const int SocketFolderLengthAtMost = 107 - 19;

    // Anything else would need quoting rules of PostgreSQL, Redis, Npgsql and StackExchange.Redis at once.
    private static readonly SearchValues<char> PlainCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-");

    private ServerFolders(string data, string servers, string sockets) => (Data, Servers, Sockets) = (data, servers, sockets);

    public string Data { get; }

    /// <summary>Parent of the folders that belong to the servers' user.</summary>
    public string Servers { get; }

    /// <summary>Unix sockets; a fresh folder under /tmp when the data folder's path is too long for one.</summary>
    public string Sockets { get; }

    public bool SocketsAreTemporary => !Sockets.StartsWith(Servers, StringComparison.Ordinal);

    public string Postgres => PostgresIn(Servers);

    public string Redis => Path.Combine(Servers, "redis");

    public string Logs => Path.Combine(Servers, "logs");

    public string RuntimeFile => RuntimeFileIn(Data);

    public static string LockFileIn(string data) => Path.Combine(data, "lock");

    public static string RuntimeFileIn(string data) => Path.Combine(data, "servers.json");

    /// <summary>Makes the data folder; others may pass through it (not list it), as the servers' user has to.</summary>
    public static async Task<string> MakeDataFolderAsync(string folder, ChildThread children, CancellationToken ct)
    {
        var path = Path.GetFullPath(folder);
        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path);
            File.SetUnixFileMode(path, PassThrough);
        }
        return await Command.OutputAsync(children, "realpath", ["-e", path], ct);
    }

    /// <summary>Where the database of this data folder is, whether it exists yet or not.</summary>
    public static string DatabaseOf(string data)
    {
        var note = Path.Combine(data, FallbackNote);
        return PostgresIn(File.Exists(note) ? File.ReadAllText(note).Trim() : data);
    }

    /// <summary>Decides and makes the folders of the servers and gives them to their user.</summary>
    public static async Task<ServerFolders> MakeAsync(
        string data, ServiceAccount account, ChildThread children, CancellationToken ct)
    {
        var servers = await ServersFolderAsync(data, account, children, ct);
        var sockets = Path.Combine(servers, "run");
        if (sockets.Length > SocketFolderLengthAtMost || sockets.AsSpan().ContainsAnyExcept(PlainCharacters))
        {
            sockets = (await Command.OutputAsync(children, "mktemp", ["-d", "/tmp/traceengine-XXXXXXXX"], ct)).Trim();
        }
        var folders = new ServerFolders(data, servers, sockets);
        foreach (var folder in new[] { folders.Sockets, folders.Redis, folders.Logs })
        {
            if (!Directory.Exists(folder) || folder == sockets)
            {
                Directory.CreateDirectory(folder);
                File.SetUnixFileMode(folder, OwnerOnly);
                await account.OwnAsync(folder, children, ct);
            }
        }
        return folders;
    }

    private static UnixFileMode OwnerOnly => UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static UnixFileMode PassThrough => OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static string PostgresIn(string servers) => Path.Combine(servers, "postgres");

    private static async Task<string> ServersFolderAsync(
        string data, ServiceAccount account, ChildThread children, CancellationToken ct)
    {
        var note = Path.Combine(data, FallbackNote);
        if (File.Exists(note))
        {
            return (await File.ReadAllTextAsync(note, ct)).Trim();
        }
        if (!account.IsOther || await account.CanEnterAsync(data, children, ct))
        {
            return data;
        }
        var fallback = $"{FallbackParent}/{Guid.NewGuid():N}"[..(FallbackParent.Length + 9)];
        try
        {
            Directory.CreateDirectory(fallback);
            File.SetUnixFileMode(FallbackParent, PassThrough);
            File.SetUnixFileMode(fallback, PassThrough);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PrivateServersException(ServerMessages.NoFolder(data, $"{account.UserId}"), e);
        }
        await File.WriteAllTextAsync(note, fallback + "\n", ct);
        return fallback;
    }
}
