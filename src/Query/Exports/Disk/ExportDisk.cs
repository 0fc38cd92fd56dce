namespace TraceEngine.Query.Exports.Disk;

/// <summary>The file system.</summary>
internal sealed class ExportDisk : IExportDisk
{
    // Renderers write cells; the system is asked once for some thousand of them.
    private const int BufferBytes = 256 * 1024;

    public Stream Create(string path) =>
        new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, BufferBytes);

    public void Sync(Stream file) => ((FileStream)file).Flush(flushToDisk: true);
}
