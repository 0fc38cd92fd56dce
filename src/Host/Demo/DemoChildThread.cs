using System.Collections.Concurrent;
using System.Diagnostics;

namespace TraceEngine.Host.Demo;

/// <summary>
/// Starts the server from one thread that lives as long as the demo: Linux sends the parent-death signal when the thread that
/// forked ends, and threads of the pool end at any idle moment.
/// </summary>
internal sealed class DemoChildThread : IDisposable
{
    private readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> _requests = [];
    private readonly Thread _thread;

    public DemoChildThread()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "demo server" };
        _thread.Start();
    }

    public Task<Process> StartAsync(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _requests.Add((start, started));
        return started.Task;
    }

    /// <summary>Ends the thread; a server that still runs is killed by that.</summary>
    public void Dispose()
    {
        _requests.CompleteAdding();
        _thread.Join();
        _requests.Dispose();
    }

    private void Run()
    {
        foreach (var (start, started) in _requests.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Exception exception)
            {
                started.SetException(exception);
            }
        }
    }
}
