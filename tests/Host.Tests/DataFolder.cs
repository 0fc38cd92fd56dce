namespace TraceEngine.Host.Tests;

/// <summary>A data folder that is gone after the test. The private servers' user may enter it.</summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode Enter = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("host-tests-");

    public DataFolder() => File.SetUnixFileMode(_parent.FullName, File.GetUnixFileMode(_parent.FullName) | Enter);

    public string Path => System.IO.Path.Combine(_parent.FullName, "data");

    public void Dispose() => _parent.Delete(recursive: true);
}
