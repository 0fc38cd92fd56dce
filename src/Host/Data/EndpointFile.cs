namespace TraceEngine.Host.Data;

/// <summary>
/// Tells commands beside a running server where it listens: <c>run/endpoint</c> (gRPC) and <c>run/http-endpoint</c> (health and
/// metrics) in the data folder, one URL each, there as long as the server takes calls.
/// </summary>
internal sealed class EndpointFile(string dataFolder)
{
    public string Path { get; } = System.IO.Path.Combine(dataFolder, "run", "endpoint");

    private string HttpPath { get; } = System.IO.Path.Combine(dataFolder, "run", "http-endpoint");

    /// <summary>Null when no server runs on the data folder.</summary>
    public string? TryRead()
    {
        try
        {
            return File.ReadAllText(Path).Trim() is { Length: > 0 } endpoint ? endpoint : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Write(string grpc, string http)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        WriteWhole(HttpPath, http);
        WriteWhole(Path, grpc); // the one that is waited for comes last
    }

    public void Remove()
    {
        File.Delete(Path);
        File.Delete(HttpPath);
    }

    // A reader sees the old text or the new one, never half of it.
    private static void WriteWhole(string path, string text)
    {
        File.WriteAllText(path + ".new", text + "\n");
        File.Move(path + ".new", path, overwrite: true);
    }
}
