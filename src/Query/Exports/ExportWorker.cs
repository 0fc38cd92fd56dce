using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TraceEngine.Query.Exports.Disk;
using TraceEngine.Query.Exports.Jobs;

namespace TraceEngine.Query.Exports;

/// <summary>The host's part in making exports: takes jobs that no host has, some at once, and sweeps now and then.</summary>
internal sealed class ExportWorker(
    ExportQueue queue,
    ExportRunner runner,
    ExportSweep sweep,
    ExportFolder folder,
    ExportSignals signals,
    IOptions<QueryOptions> options,
    TimeProvider clock,
    QueryLog log)
    : BackgroundService
{
    // Shown in the jobs' table; who it really is is told by what is added each time that a job is taken.
    private readonly string _host = Environment.MachineName;
    private readonly HashSet<Task> _running = [];
    private bool _isPrepared;

    private ExportOptions Limits => options.Value.Exports;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host's start does not wait for the disk.
        await Task.Yield();
        var swept = default(long?);
        try
        {
            while (true)
            {
                if (swept is null || clock.GetElapsedTime(swept.Value) >= Limits.SweepInterval)
                {
                    swept = clock.GetTimestamp();
                    await TryAsync(SweepAsync, stoppingToken);
                }

                if (_isPrepared)
                {
                    await TryAsync(TakeAsync, stoppingToken);
                }

                await signals.WaitAsync(Limits.PollInterval, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_running);
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        folder.Prepare();
        _isPrepared = true;
        await sweep.RunAsync(ct);
    }

    private async Task TakeAsync(CancellationToken ct)
    {
        _running.RemoveWhere(task => task.IsCompleted);
        while (_running.Count < Limits.JobsAtOnce && await queue.TakeAsync(_host, Limits.JobsAtOnce, ct) is { } job)
        {
            _running.Add(RunAsync(job, ct));
        }
    }

    private async Task RunAsync(ExportJob job, CancellationToken ct)
    {
        await runner.RunAsync(job, ct);

        // There is room for another one.
        signals.Created();
    }

    // The database and the disk may be away for a while; the jobs wait.
    private async Task TryAsync(Func<CancellationToken, Task> step, CancellationToken ct)
    {
        try
        {
            await step(ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            log.ExportsStuck(fault);
        }
    }
}
