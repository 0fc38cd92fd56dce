namespace TraceEngine.Files.ErrorReports;

/// <summary>
/// A file that appears under its name only when it is complete; until then it has another name, and without completion nothing
/// is left behind.
/// </summary>
internal sealed class ReportFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporaryPath;
    private bool _isClosed;

    public ReportFile(string path)
    {
        _path = Path.GetFullPath(path);
        _temporaryPath = $"{_path}.{Guid.NewGuid():N}.part";
        Stream = new FileStream(_temporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    public FileStream Stream { get; }

    /// <summary>Brings the file to disk and under its name.</summary>
    public void Complete()
    {
        Stream.Flush(flushToDisk: true);
        Close();
        File.Move(_temporaryPath, _path, overwrite: true);
    }

    public void Dispose()
    {
        if (_isClosed)
        {
            return;
        }

        try
        {
            Close();
        }
        finally
        {
            File.Delete(_temporaryPath);
        }
    }

    private void Close()
    {
        _isClosed = true;
        Stream.Dispose();
    }
}
