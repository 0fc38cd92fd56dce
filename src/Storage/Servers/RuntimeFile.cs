using System.Text.Json;

namespace TraceEngine.Storage.Servers;

/// <summary>What a running instance tells commands beside it: written when both servers are ready, mode 600.</summary>
/// <param name="ProcessId">The host.</param>
/// <param name="Postgres">Npgsql connection string.</param>
/// <param name="Redis">StackExchange.Redis configuration; null without Redis.</param>
/// <param name="TemporaryFolder">A socket folder outside the data folder, to be removed with the instance.</param>
internal sealed record RuntimeFile(int ProcessId, string Postgres, string? Redis, string? TemporaryFolder)
{
    /// <summary>Null when there is none, or a half-written one of a machine that went down.</summary>
    public static RuntimeFile? TryRead(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<RuntimeFile>(File.ReadAllText(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    public void Write(string path)
    {
        var draft = path + ".new";
        File.Delete(draft);
        using (var file = new FileStream(draft, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            JsonSerializer.Serialize(file, this);
        }
        File.Move(draft, path, overwrite: true);
    }
}
