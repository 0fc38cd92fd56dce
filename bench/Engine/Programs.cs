using System.Diagnostics;

namespace TraceEngine.Bench.Engine;

/// <summary>The programs that the bench starts: the host is built together with it, in the same configuration.</summary>
internal static class Programs
{
    private const string RootMark = "TraceEngine.sln";

    /// <summary>The host's assembly, run by <see cref="Dotnet"/>.</summary>
    /// <exception cref="BenchException">It isn't built.</exception>
    public static string Host()
    {
        // bench/bin/CONFIGURATION/FRAMEWORK/
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(Root(), "src", "Host", "bin", here.Parent!.Name, here.Name, "traceengine.dll");
        return File.Exists(path) ? path : throw new BenchException($"{path} 不存在，请先构建 / {path} is missing: build it first");
    }

    /// <summary>This program.</summary>
    public static string Self() => typeof(Programs).Assembly.Location;

    /// <summary>The dotnet that runs us.</summary>
    public static string Dotnet() =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet"
            ? path
            : Path.Combine(Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "", "dotnet");

    /// <summary>Starts an assembly; its standard input ends with us, however we end.</summary>
    /// <param name="assembly">What to run.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Set in addition to ours.</param>
    /// <param name="keepErrors">Whether its standard error is read by us, not shown.</param>
    public static Process Start(
        string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, bool keepErrors = false)
    {
        var start = new ProcessStartInfo(Dotnet(), [assembly, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = keepErrors,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, RootMark)))
            {
                return folder.FullName;
            }
        }

        throw new BenchException($"找不到 {RootMark} / there is no {RootMark} above {AppContext.BaseDirectory}");
    }
}
