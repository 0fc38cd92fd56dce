namespace TraceEngine.Query.Exports.Disk;

/// <summary>Writes files; tests cut here, to fill disks and to stop at chosen bytes.</summary>
internal interface IExportDisk
{
    /// <summary>A new file.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    Stream Create(string path);

    /// <summary>Puts what was written to a file on stable storage.</summary>
    /// <exception cref="IOException">It cannot be put there.</exception>
    void Sync(Stream file);
}
