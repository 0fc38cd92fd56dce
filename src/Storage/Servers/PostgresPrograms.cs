using System.Globalization;

namespace TraceEngine.Storage.Servers;

/// <summary>One installed PostgreSQL.</summary>
/// <param name="Folder">Holds <c>postgres</c> and <c>initdb</c>.</param>
/// <param name="Major">15 to 18.</param>
internal sealed record PostgresPrograms(string Folder, int Major)
{
    public const int MajorAtLeast = 15;
    public const int MajorAtMost = 18;

    // Debian and Ubuntu (also PGDG), then Red Hat's PGDG packages.
    private static readonly string[] Patterns = ["/usr/lib/postgresql/{0}/bin", "/usr/pgsql-{0}/bin"];

    public string Server => Path.Combine(Folder, "postgres");

    public string InitDb => Path.Combine(Folder, "initdb");

    /// <summary>The version that made the database, or else the newest installed one.</summary>
    public static async Task<PostgresPrograms> FindAsync(
        PrivateServersOptions options, string databaseFolder, ChildThread children, CancellationToken ct)
    {
        var installed = options.PostgresProgramFolder is { } folder ? [await AskAsync(folder, children, ct)] : Installed();
        var versionFile = Path.Combine(databaseFolder, "PG_VERSION");
        if (!File.Exists(versionFile))
        {
            return installed is [var newest, ..] ? newest : throw new PrivateServersException(ServerMessages.NoPostgres);
        }
        var version = (await File.ReadAllTextAsync(versionFile, ct)).Trim();
        return installed.FirstOrDefault(p => p.Major.ToString() == version)
            ?? throw new PrivateServersException(ServerMessages.OtherVersion(databaseFolder, version));
    }

    private static IReadOnlyList<PostgresPrograms> Installed() =>
    [
        .. from major in Enumerable.Range(MajorAtLeast, MajorAtMost - MajorAtLeast + 1).Reverse()
           from pattern in Patterns
           let programs = new PostgresPrograms(string.Format(CultureInfo.InvariantCulture, pattern, major), major)
           where File.Exists(programs.Server) && File.Exists(programs.InitDb)
           select programs,
    ];

    private static async Task<PostgresPrograms> AskAsync(string folder, ChildThread children, CancellationToken ct)
    {
        // "postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)"
        var answer = await Command.OutputAsync(children, Path.Combine(folder, "postgres"), ["--version"], ct);
        return new PostgresPrograms(folder, int.Parse(answer.Split(' ')[2].Split('.')[0], CultureInfo.InvariantCulture));
    }
}
