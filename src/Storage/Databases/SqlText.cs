using System.Collections.Concurrent;
using System.Reflection;

namespace TraceEngine.Storage.Databases;

/// <summary>SQL statements compiled into an assembly, one a file, found by what they do.</summary>
public static class SqlText
{
    private static readonly ConcurrentDictionary<(Assembly, string), string> Loaded = new();

    /// <summary>
    /// The statement of the embedded <c>name.sql</c>, without the comment lines at its top (servers log every statement in full)
    /// and without a closing semicolon.
    /// </summary>
    /// <param name="assembly">Where it was compiled in: <c>typeof(X).Assembly</c>.</param>
    /// <param name="name">File name without folder and ending; <c>folder.name</c> where two folders have the same name.</param>
    /// <exception cref="InvalidOperationException">There is no such file, or more than one.</exception>
    public static string Load(Assembly assembly, string name) =>
        Loaded.GetOrAdd((assembly, name), static key => Read(key.Item1, key.Item2));

    private static string Read(Assembly assembly, string name)
    {
        var found = Array.FindAll(assembly.GetManifestResourceNames(), r => r.EndsWith($".{name}.sql", StringComparison.Ordinal));
        if (found.Length != 1)
        {
            throw new InvalidOperationException(
                $"{found.Length} embedded files named {name}.sql in {assembly.GetName().Name}, not one");
        }
        using var reader = new StreamReader(assembly.GetManifestResourceStream(found[0])!);
        var lines = reader.ReadToEnd().Split('\n')
            .SkipWhile(line => string.IsNullOrWhiteSpace(line) || line.TrimStart().StartsWith("--", StringComparison.Ordinal));
        return string.Join('\n', lines).Trim().TrimEnd(';').TrimEnd();
    }
}
