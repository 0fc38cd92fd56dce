using System.Globalization;
using Microsoft.Extensions.Options;

namespace TraceEngine.Query.Exports.Disk;

/// <summary>
/// The folder of this host's exports, with a folder for each job in it, and the count of the bytes they take. Safe for use by
/// several threads.
/// </summary>
internal sealed class ExportFolder(string root, IExportDisk disk, IOptions<QueryOptions> options)
{
    private const string DraftEnding = ".part";

    private long _used;

    /// <summary>Bytes on disk, by what was written and removed since the last <see cref="Prepare"/>.</summary>
    public long UsedBytes => Interlocked.Read(ref _used);

    /// <summary>Makes the folder where it is missing, and counts what is in it.</summary>
    /// <exception cref="IOException">It cannot be made or read.</exception>
    /// <exception cref="UnauthorizedAccessException">It belongs to somebody else.</exception>
    public void Prepare()
    {
        if (!Directory.Exists(root))
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(root);
            }
            else
            {
                Directory.CreateDirectory(root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        Interlocked.Exchange(ref _used, new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories).Sum(LengthOf));
    }

    /// <summary>A new file of a job. It is there under its name when it is committed.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public ExportFileStream Create(long exportId, string name)
    {
        Directory.CreateDirectory(PathOf(exportId));
        var path = PathOf(exportId, name);
        return new ExportFileStream(disk, path + DraftEnding, path, Charge);
    }

    /// <summary>Whether a file of a job is there, with the length it should have.</summary>
    public bool Has(long exportId, string name, long bytes) =>
        new FileInfo(PathOf(exportId, name)) is { Exists: true } file && file.Length == bytes;

    /// <summary>A file of a job; null when it is not on this host.</summary>
    public FileStream? TryOpen(long exportId, string name)
    {
        const int BufferBytes = 256 * 1024;
        try
        {
            return new FileStream(
                PathOf(exportId, name),
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read | FileShare.Delete,
                BufferBytes,
                FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>All bytes of a small file; null when it is not on this host.</summary>
    public byte[]? TryRead(long exportId, string name)
    {
        try
        {
            return File.ReadAllBytes(PathOf(exportId, name));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Removes a file of a job.</summary>
    public void Delete(long exportId, string name) => Delete(new FileInfo(PathOf(exportId, name)));

    /// <summary>Removes what a job has written, but for one file.</summary>
    /// <param name="exportId">The job.</param>
    /// <param name="kept">Name of the file that stays; null when none does.</param>
    public void Clear(long exportId, string? kept)
    {
        var folder = new DirectoryInfo(PathOf(exportId));
        if (!folder.Exists)
        {
            return;
        }

        foreach (var file in folder.EnumerateFiles().Where(file => file.Name != kept))
        {
            Delete(file);
        }

        if (kept is null)
        {
            RemoveEmpty(folder);
        }
    }

    /// <summary>Jobs that have something here.</summary>
    public IEnumerable<long> ReadJobs()
    {
        foreach (var folder in new DirectoryInfo(root).EnumerateDirectories())
        {
            if (long.TryParse(folder.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var exportId))
            {
                yield return exportId;
            }
        }
    }

    private void Charge(long bytes)
    {
        var cap = options.Value.Exports.DiskCap;
        if (Interlocked.Add(ref _used, bytes) > cap && bytes > 0)
        {
            Interlocked.Add(ref _used, -bytes);
            throw new ExportDiskCapException(cap);
        }
    }

    private void Delete(FileInfo file)
    {
        var bytes = LengthOf(file);
        file.Delete();
        Charge(-bytes);
    }

    private static void RemoveEmpty(DirectoryInfo folder)
    {
        try
        {
            folder.Delete();
        }
        catch (IOException)
        {
            // Another host writes into it, or was faster; the next sweep comes by again.
        }
    }

    private static long LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            // Another host was faster.
            return 0;
        }
    }

    private string PathOf(long exportId) => Path.Combine(root, exportId.ToString(CultureInfo.InvariantCulture));

    private string PathOf(long exportId, string name) => Path.Combine(PathOf(exportId), name);
}
