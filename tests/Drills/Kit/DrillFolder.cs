namespace TraceEngine.Drills.Kit;

/// <summary>A data folder that is gone after the drill. The private servers' user may enter it.</summary>
internal sealed class DrillFolder : IDisposable
{
    private const UnixFileMode Enter = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("drill-");

    public DrillFolder() => File.SetUnixFileMode(_parent.FullName, File.GetUnixFileMode(_parent.FullName) | Enter);

    public string Path => System.IO.Path.Combine(_parent.FullName, "data");

    public void Dispose() => _parent.Delete(recursive: true);
}
