namespace TraceEngine.Drills.Kit;

/// <summary>A drill as the command line knows it.</summary>
/// <param name="Name">What it is called by.</param>
/// <param name="Summary">What it shows, in Chinese and English.</param>
/// <param name="Defaults">Its options with their defaults: the size for a person at a terminal.</param>
/// <param name="RunAsync">Runs it with options of that type.</param>
internal sealed record DrillEntry(
    string Name, string Summary, object Defaults, Func<object, DrillReport, CancellationToken, Task> RunAsync)
{
    public static DrillEntry Of<T>(string name, string summary, Func<T, DrillReport, CancellationToken, Task> run)
        where T : class, new() =>
        new(name, summary, new T(), (options, report, ct) => run((T)options, report, ct));
}
