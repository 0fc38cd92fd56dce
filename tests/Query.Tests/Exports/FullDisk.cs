using TraceEngine.Query.Exports.Disk;

namespace TraceEngine.Query.Tests.Exports;

/// <summary>A disk that is full from the second file of chains on.</summary>
internal sealed class FullDisk : IExportDisk
{
    // errno of Linux: no space left on the device.
    private const int NoSpace = 28;

    private readonly ExportDisk _disk = new();
    private int _files;

    public Stream Create(string path) => Interlocked.Increment(ref _files) > 1
        ? throw new IOException("No space left on device", NoSpace)
        : _disk.Create(path);

    public void Sync(Stream file) => _disk.Sync(file);
}
