using System.Diagnostics;
using System.Globalization;

namespace TraceEngine.Storage.Servers;

/// <summary>
/// Ends servers that a killed host may have left on a folder. A process belongs to it when that folder is its working
/// directory (PostgreSQL and all its children, and our Redis, stay in theirs) and it sees there the same marker as we do,
/// which a process of another container with an equal path does not. A pid in a file alone proves nothing: pids are reused.
/// </summary>
internal static class FolderProcesses
{
    /// <summary>Asks <paramref name="main"/> (or all, if it's not among them) to end, then presses harder.</summary>
    public static async Task EndAllAsync(
        string folder, string markerFile, int? main, TimeSpan patience, TimeProvider time, CancellationToken ct)
    {
        foreach (var (signal, wait) in new[]
        {
            (Signal.Interrupt, patience), (Signal.Quit, TimeSpan.FromSeconds(10)), (Signal.Kill, TimeSpan.FromSeconds(10)),
        })
        {
            var found = Find(folder, markerFile);
            if (found.Count == 0)
            {
                return;
            }
            // An orphan without its postmaster takes no polite request: backends treat Interrupt as "cancel the query".
            var targets = main is { } id && found.Contains(id) && signal != Signal.Kill ? [id] : found;
            foreach (var target in targets)
            {
                (targets == found && signal == Signal.Interrupt ? Signal.Quit : signal).SendTo(target);
            }
            await WaitAllAsync(found, wait, time, ct);
        }
        if (Find(folder, markerFile) is { Count: > 0 } left)
        {
            throw new PrivateServersException(ServerMessages.LeftoverRuns(folder, left));
        }
    }

    /// <summary>Ids of the processes that work in the folder.</summary>
    public static IReadOnlyList<int> Find(string folder, string markerFile)
    {
        if (!File.Exists(Path.Combine(folder, markerFile)))
        {
            return [];
        }
        var marker = File.ReadAllText(Path.Combine(folder, markerFile));
        var found = new List<int>();
        foreach (var entry in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(entry), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && id != Environment.ProcessId && WorksIn(entry, folder, markerFile, marker))
            {
                found.Add(id);
            }
        }
        return found;
    }

    private static bool WorksIn(string entry, string folder, string markerFile, string marker)
    {
        try
        {
            var link = Path.Combine(entry, "cwd");
            return new FileInfo(link).LinkTarget == folder && File.ReadAllText(Path.Combine(link, markerFile)) == marker;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // gone meanwhile, or another user's
        }
    }

    private static async Task WaitAllAsync(IReadOnlyList<int> ids, TimeSpan atMost, TimeProvider time, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        foreach (var id in ids)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                await process.WaitForExitAsync(either.Token);
            }
            catch (ArgumentException)
            {
                // has ended already
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
