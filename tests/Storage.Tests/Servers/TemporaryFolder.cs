namespace TraceEngine.Storage.Tests.Servers;

/// <summary>A folder for one test; others may pass through, as the user that runs PostgreSQL has to when we are root.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(string suffix = "")
    {
        var root = Directory.CreateTempSubdirectory("traceengine-test-").FullName;
        File.SetUnixFileMode(root, File.GetUnixFileMode(root) | UnixFileMode.OtherExecute);
        Root = root;
        Path = root + suffix;
    }

    public string Path { get; }

    private string Root { get; }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
