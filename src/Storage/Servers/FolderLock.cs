namespace TraceEngine.Storage.Servers;

/// <summary>An exclusive lock on a folder, held by an open file: the kernel lets go of it however the holder ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(20);
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Null when somebody else holds it.</summary>
    public static FolderLock? TryTake(string lockFile)
    {
        try
        {
            return new FolderLock(new FileStream(lockFile, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None, // flock(LOCK_EX) on Linux
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }));
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    /// <summary>Waits up to <paramref name="atMost"/> for it; null when it is still held then.</summary>
    public static async Task<FolderLock?> TakeAsync(string lockFile, TimeSpan atMost, TimeProvider time, CancellationToken ct)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            if (TryTake(lockFile) is { } taken)
            {
                return taken;
            }
            if (time.GetElapsedTime(start) >= atMost)
            {
                return null;
            }
            await Task.Delay(RetryEvery, time, ct);
        }
    }

    public void Dispose() => _file.Dispose();
}
