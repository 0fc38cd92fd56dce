namespace TraceEngine.Host.Data;

/// <summary>
/// Tells commands beside a running server where it listens: <c>run/endpoint</c> (gRPC), <c>run/http-endpoint</c> (health and
/// metrics) and <c>run/json-endpoint</c> (signed JSON) in the data folder, one URL each, there as long as the server takes calls.
/// </summary>
internal sealed class EndpointFile(string dataFolder)
{
    public string Path { get; } = System.IO.Path.Combine(dataFolder, "run", "endpoint");

    private string HttpPath { get; } = System.IO.Path.Combine(dataFolder, "run", "http-endpoint");

    private string JsonPath { get; } = System.IO.Path.Combine(dataFolder, "run", "json-endpoint");

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

    /// <param name="grpc">gRPC.</param>
    /// <param name="http">Health and metrics.</param>
    /// <param name="json">The signed JSON interface; null when it is not served.</param>
    public void Write(string grpc, string http, string? json = null)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        WriteWhole(HttpPath, http);
        if (json is not null)
        {
            WriteWhole(JsonPath, json);
        }
        WriteWhole(Path, grpc); // the one that is waited for comes last
    }

    public void Remove()
    {
        File.Delete(Path);
        File.Delete(HttpPath);
        File.Delete(JsonPath);
    }

    // A reader sees the old text or the new one, never half of it.
    private static void WriteWhole(string path, string text)
    {
        File.WriteAllText(path + ".new", text + "\n");
        File.Move(path + ".new", path, overwrite: true);
    }
}
