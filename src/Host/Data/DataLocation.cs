namespace TraceEngine.Host.Data;

/// <summary>Where a command finds its data.</summary>
/// <param name="Folder">The data folder: private servers, master key, endpoint file. Absolute.</param>
/// <param name="Postgres">Connection string of a server of one's own; null for the private one.</param>
/// <param name="Redis">Configuration of a Redis of one's own; null for the private one, or for none beside <paramref
/// name="Postgres"/>.</param>
internal sealed record DataLocation(string Folder, string? Postgres, string? Redis)
{
    /// <summary>Names the data folder; set by the entry script.</summary>
    public const string FolderVariable = "TRACE_DATA";

    private const string DefaultFolder = ".trace/data";

    /// <summary>The folder asked for, or the environment's, or the one below the current folder.</summary>
    public static string FolderOr(string? asked) =>
        Path.GetFullPath(asked ?? NonEmpty(Environment.GetEnvironmentVariable(FolderVariable)) ?? DefaultFolder);

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
