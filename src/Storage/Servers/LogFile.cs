namespace TraceEngine.Storage.Servers;

/// <summary>A log that a server appends to through the file it inherited.</summary>
internal static class LogFile
{
    private const long KeptBytesAtMost = 16 * 1024 * 1024;
    private const int TailLines = 12;

    /// <summary>Puts a big one aside before a start, so that two generations at most are kept.</summary>
    public static void Turn(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: > KeptBytesAtMost })
        {
            File.Move(path, path + ".1", overwrite: true);
        }
    }

    /// <summary>The last lines, for an error message.</summary>
    public static string Tail(string path) =>
        File.Exists(path) ? string.Join('\n', File.ReadLines(path).TakeLast(TailLines)) : "";
}
