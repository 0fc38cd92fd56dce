using System.Globalization;

namespace TraceEngine.Drills.Kit;

/// <summary>Memory of a process as the kernel counts it.</summary>
internal static class ProcessMemory
{
    private const double KiBPerMiB = 1024;

    /// <summary>The most it ever had resident, MiB.</summary>
    public static double PeakMiB(int processId) => Read(processId, "VmHWM:");

    /// <summary>What it has resident now, MiB.</summary>
    public static double NowMiB(int processId) => Read(processId, "VmRSS:");

    private static double Read(int processId, string field)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith(field, StringComparison.Ordinal));
        return double.Parse(line[field.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture) / KiBPerMiB;
    }
}
