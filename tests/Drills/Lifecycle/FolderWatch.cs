using System.Diagnostics;
using System.Globalization;

namespace TraceEngine.Drills.Lifecycle;

/// <summary>Processes that work in a data folder, and their end.</summary>
internal static class FolderWatch
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>PostgreSQL with its children, and Redis: their working directory is below the folder.</summary>
    public static IReadOnlyList<int> Find(string folder)
    {
        var found = new List<int>();
        foreach (var entry in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(entry), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && WorksIn(entry, folder))
            {
                found.Add(id);
            }
        }

        return found;
    }

    /// <summary>Returns when all are gone.</summary>
    /// <exception cref="TimeoutException">One outlives every patience.</exception>
    public static async Task GoneAsync(IEnumerable<int> ids, CancellationToken ct)
    {
        foreach (var id in ids)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                await process.WaitForExitAsync(ct).WaitAsync(Patience, TimeProvider.System, ct);
            }
            catch (ArgumentException)
            {
                // gone already
            }
        }
    }

    private static bool WorksIn(string entry, string folder)
    {
        try
        {
            var target = new FileInfo(Path.Combine(entry, "cwd")).LinkTarget;
            return target?.StartsWith(folder + "/", StringComparison.Ordinal) ?? false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
