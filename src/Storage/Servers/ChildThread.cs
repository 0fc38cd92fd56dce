using System.Collections.Concurrent;
using System.Diagnostics;

namespace TraceEngine.Storage.Servers;

/// <summary>
/// Starts child processes from one thread that lives until dispose. The parent-death signal of Linux fires when the
/// <em>thread</em> that forked ends, so a child forked on a pool thread could be killed at any idle moment.
/// </summary>
public sealed class ChildThread : IDisposable
{
    private readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> _requests = [];
    private readonly Thread _thread;

    /// <summary>Starts the thread.</summary>
    public ChildThread()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "private servers" };
        _thread.Start();
    }

    /// <summary>Starts a program; throws what starting it throws.</summary>
    public Task<Process> StartAsync(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _requests.Add((start, started));
        return started.Task;
    }

    /// <summary>Ends the thread; children still running get their parent-death signal.</summary>
    public void Dispose()
    {
        if (_requests.IsAddingCompleted)
        {
            return;
        }
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
            catch (Exception e)
            {
                started.SetException(e);
            }
        }
    }
}
