namespace TraceEngine.Tidy.Tests.Reading;

/// <summary>The repository this test was built from, without what git ignores.</summary>
internal static class Repository
{
    private const string Mark = "TraceEngine.sln";
    private static readonly Lazy<SourceTree> Loaded = new(() => Read(FindRoot(AppContext.BaseDirectory)));

    public static SourceTree Tree => Loaded.Value;

    /// <summary>
    /// Reads the files below a folder that its <c>.gitignore</c> leaves (names and endings; no other patterns).
    /// </summary>
    public static SourceTree Read(string root)
    {
        var patterns = File.Exists(Path.Combine(root, ".gitignore")) ? File.ReadAllLines(Path.Combine(root, ".gitignore")) : [];
        var ignored = patterns.Select(pattern => pattern.Trim().TrimEnd('/')).Where(pattern => pattern.Length > 0).Append(".git")
            .ToList();
        return new SourceTree(Walk(root, ignored).Select(path => new SourceFile(
            Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path))));
    }

    private static IEnumerable<string> Walk(string folder, List<string> ignored)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder)
            .Where(entry => !IsIgnored(Path.GetFileName(entry), ignored)))
        {
            if (!Directory.Exists(entry))
            {
                yield return entry;
                continue;
            }

            foreach (var inner in Walk(entry, ignored))
            {
                yield return inner;
            }
        }
    }

    private static bool IsIgnored(string name, List<string> patterns) => patterns.Exists(pattern =>
        pattern.StartsWith('*') ? name.EndsWith(pattern[1..], StringComparison.Ordinal) : name == pattern);

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"no {Mark} above {start}: run the tests where they were built");
    }
}
