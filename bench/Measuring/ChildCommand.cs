using System.Diagnostics;

namespace TraceEngine.Bench.Measuring;

/// <summary>A program that is run to its end.</summary>
internal static class ChildCommand
{
    /// <summary>Runs it and returns what it wrote; ends it when cancelled.</summary>
    /// <param name="program">Path or name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Set in addition to ours.</param>
    /// <param name="ct">Ends the program.</param>
    /// <exception cref="BenchException">It failed; the message holds what it said.</exception>
    public static async Task<string> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var errors = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return process.ExitCode == 0
                ? await output
                : throw new BenchException(
                    $"{Path.GetFileName(program)} 失败 / failed ({process.ExitCode}): {await errors}{await output}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
