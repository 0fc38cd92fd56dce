using System.Diagnostics;
using System.Security.Cryptography;

namespace TraceEngine.Bench.Measuring;

/// <summary>What the machine can do, measured in the same run, so that figures in ms and MB/s can be judged.</summary>
internal static class MachineProbes
{
    private const int FsyncBytes = 8192;
    private const int FsyncCount = 200;
    private const double P99 = 0.99;
    private const int HashBytes = 64 * 1024 * 1024;

    /// <summary>p99 of writing 8 KiB and fsync, in ms, in a folder of the database's file system.</summary>
    public static double FsyncP99Ms(string folder)
    {
        var path = Path.Combine(folder, "fsync.probe");
        var block = new byte[FsyncBytes];
        var times = new double[FsyncCount];
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            for (var i = 0; i < FsyncCount; i++)
            {
                var start = Stopwatch.GetTimestamp();
                file.Write(block);
                file.Flush(flushToDisk: true);
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        File.Delete(path);
        Array.Sort(times);
        return times[(int)(FsyncCount * P99)];
    }

    /// <summary>SHA-256 on one core, MB/s.</summary>
    public static double Sha256MbPerSecond()
    {
        var data = new byte[HashBytes];
        SHA256.HashData(data.AsSpan(0, HashBytes / 8));
        var start = Stopwatch.GetTimestamp();
        SHA256.HashData(data);
        return HashBytes / 1e6 / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Model name of the processor.</summary>
    public static string Processor() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            ?.Split(':', 2)[1].Trim() ?? "unknown";
}
