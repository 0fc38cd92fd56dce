using System.Diagnostics;

namespace TraceEngine.Storage.Servers;

/// <summary>Runs a short program to its end and collects what it says.</summary>
internal static class Command
{
    /// <summary>Runs it; the output is standard output and error together.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        ChildThread children, ProcessStartInfo start, string? input, CancellationToken ct)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = await children.StartAsync(start);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var error = process.StandardError.ReadToEndAsync(ct);
            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), ct);
            }
            process.StandardInput.Close();
            await process.WaitForExitAsync(ct);
            return (process.ExitCode, (await output + await error).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Runs it under our own account and returns the output; anything but success is an error.</summary>
    public static Task<string> OutputAsync(
        ChildThread children, string program, IEnumerable<string> arguments, CancellationToken ct) =>
        RequireAsync(children, new ProcessStartInfo(program, arguments), null, ct);

    /// <summary>Runs it and returns the output; anything but success is an error that quotes what it said.</summary>
    public static async Task<string> RequireAsync(
        ChildThread children, ProcessStartInfo start, string? input, CancellationToken ct)
    {
        var (exitCode, output) = await RunAsync(children, start, input, ct);
        return exitCode == 0
            ? output
            : throw new PrivateServersException(
                ServerMessages.CommandFailed(string.Join(' ', [start.FileName, .. start.ArgumentList]), exitCode, output));
    }
}
