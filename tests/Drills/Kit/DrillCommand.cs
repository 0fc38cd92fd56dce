using System.Diagnostics;

namespace TraceEngine.Drills.Kit;

/// <summary><c>./trace drill NAME [--option value ...]</c>.</summary>
internal static class DrillCommand
{
    private const int Held = 0;
    private const int Broken = 1;
    private const int WrongUsage = 2;

    public static bool AsksForHelp(string[] args) => args is ["--help" or "-h"];

    public static async Task<int> RunAsync(string[] args)
    {
        var entry = DrillBook.Entries.FirstOrDefault(entry => entry.Name == args[0]);
        if (entry is null)
        {
            ShowList();
            return AsksForHelp(args) || args[0] == "list" ? Held : WrongUsage;
        }

        if (args[1..] is ["--help" or "-h", ..])
        {
            Console.WriteLine(entry.Summary);
            Console.WriteLine(DrillArguments.Describe(entry.Defaults));
            return Held;
        }

        if (DrillArguments.TryRead(entry.Defaults, args[1..], out var wrong) is not { } options)
        {
            Console.Error.WriteLine($"{wrong}\n{DrillArguments.Describe(entry.Defaults)}");
            return WrongUsage;
        }

        return await RunAsync(entry, options);
    }

    private static async Task<int> RunAsync(DrillEntry entry, object options)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stop.Cancel();
        };
        var report = new DrillReport(Console.WriteLine);
        var started = Stopwatch.GetTimestamp();
        Console.WriteLine($"{entry.Name}: {entry.Summary}\n{options}");
        await entry.RunAsync(options, report, stop.Token);
        report.Figure("time", Stopwatch.GetElapsedTime(started).TotalSeconds, "s");
        Console.WriteLine(report.Findings.Count == 0
            ? "通过 / held"
            : $"未通过：{report.Findings.Count} 处不符 / not held: {report.Findings.Count} findings");
        return report.Findings.Count == 0 ? Held : Broken;
    }

    private static void ShowList()
    {
        Console.WriteLine("./trace drill NAME [--option value ...]    (NAME --help)");
        foreach (var entry in DrillBook.Entries)
        {
            Console.WriteLine($"  {entry.Name,-14} {entry.Summary}");
        }
    }
}
