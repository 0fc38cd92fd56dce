using System.Globalization;

namespace TraceEngine.Bench.Measuring;

/// <summary>CPU time of processes, user and system, from /proc; resolution 10 ms.</summary>
internal static class ProcessCpu
{
    // USER_HZ is 100 on every Linux this runs on.
    private const double TicksPerSecond = 100;

    // Fields of /proc/PID/stat behind the name in parentheses, 0-based from the state.
    private const int ParentField = 1;
    private const int UserField = 11;
    private const int ReapedSystemField = 14;
    private const int ReapedUserField = 13;
    private const int SystemField = 12;

    /// <summary>Seconds that one process used so far.</summary>
    public static double Seconds(int processId) =>
        Read(processId) is { } fields ? (Ticks(fields, UserField) + Ticks(fields, SystemField)) / TicksPerSecond : 0;

    /// <summary>Seconds of a process and its children, ended ones included once they were reaped.</summary>
    public static double SecondsWithChildren(int processId)
    {
        long ticks = 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) || Read(id) is not { } fields)
            {
                continue;
            }

            if (id == processId)
            {
                ticks += Ticks(fields, ReapedUserField) + Ticks(fields, ReapedSystemField);
            }

            if (id == processId || Ticks(fields, ParentField) == processId)
            {
                ticks += Ticks(fields, UserField) + Ticks(fields, SystemField);
            }
        }

        return ticks / TicksPerSecond;
    }

    private static string[]? Read(int processId)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{processId}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null; // ended while we looked
        }
    }

    private static long Ticks(string[] fields, int index) => long.Parse(fields[index], CultureInfo.InvariantCulture);
}
