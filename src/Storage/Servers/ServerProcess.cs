using System.Diagnostics;

namespace TraceEngine.Storage.Servers;

/// <summary>A running server and its end.</summary>
internal sealed class ServerProcess(Process process, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan HarderAfter = TimeSpan.FromSeconds(10);

    public int Id { get; } = process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Completes when the process has ended, whoever ended it.</summary>
    public Task Exited { get; } = process.WaitForExitAsync();

    /// <summary>What <c>setpriv</c> or the shell said before the server's own log took over.</summary>
    public string LaunchError() => process.StandardError.ReadToEnd();

    /// <summary>Asks <paramref name="isReady"/> until it says yes; false when the process ended or the time is over.</summary>
    public async Task<bool> WaitReadyAsync(Func<CancellationToken, Task<bool>> isReady, TimeSpan atMost, CancellationToken ct)
    {
        var start = time.GetTimestamp();
        while (!process.HasExited && time.GetElapsedTime(start) < atMost)
        {
            if (await isReady(ct))
            {
                return true;
            }
            await Task.Delay(PollEvery, time, ct);
        }
        return false;
    }

    /// <summary>Sends the signals in turn until the process ends: the first has <paramref name="patience"/> to work.</summary>
    public async Task StopAsync(TimeSpan patience, params Signal[] signals)
    {
        foreach (var signal in signals)
        {
            if (process.HasExited)
            {
                break;
            }
            signal.SendTo(Id);
            using var limit = new CancellationTokenSource(signal == signals[0] ? patience : HarderAfter, time);
            try
            {
                await Exited.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                // the next signal is harder
            }
        }
    }

    public void Dispose() => process.Dispose();
}
