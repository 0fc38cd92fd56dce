using Microsoft.Extensions.Options;
using TraceEngine.Query.Exports.Chunks;
using TraceEngine.Query.Exports.Disk;
using TraceEngine.Query.Exports.Jobs;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Exports;

/// <summary>Runs a job that this host has taken, keeps its lease while it runs, and sorts what ends it.</summary>
internal sealed class ExportRunner(
    ExportRun run,
    ExportQueue queue,
    ChunkLedger ledger,
    ExportFolder folder,
    ExportSignals signals,
    IOptions<QueryOptions> options,
    TimeProvider clock,
    QueryLog log)
{
    // What is said when a job ends may be said while the host is stopping.
    private static readonly TimeSpan LastWordTime = TimeSpan.FromSeconds(5);

    private ExportOptions Limits => options.Value.Exports;

    /// <summary>Runs it; never throws.</summary>
    /// <param name="job">The job, taken by this host.</param>
    /// <param name="stopping">Fires when the host stops.</param>
    public async Task RunAsync(ExportJob job, CancellationToken stopping)
    {
        var lease = new ExportLease(job.Id, job.Owner);
        if (job.Attempts > Limits.AttemptsAtMost)
        {
            await SayAsync(ct => FailAsync(lease, ExportFailure.Database, ct), lease);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        signals.Running(job.Id, stop);
        try
        {
            await RunAsync(job, lease, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await SayAsync(ct => StopAsync(job, lease, ct), lease);
        }
        catch (ChunkLostException lost)
        {
            log.ExportChunkLost(job.Id, lost.Chunk.Index);
            await SayAsync(ct => ForgetAsync(lost, lease, ct), lease);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.ExportDiskFailed(job.Id, fault);
            await SayAsync(ct => FailAsync(lease, ReasonOf(fault), ct), lease);
        }
        catch (Exception fault) when (LineageFaults.IsOperating(fault))
        {
            log.ExportInterrupted(job.Id, fault);
            await SayAsync(ct => queue.ReleaseAsync(lease, Limits.RetryDelay, ct), lease);
        }
        catch (Exception defect)
        {
            log.ExportDefect(job.Id, defect);
            await SayAsync(ct => FailAsync(lease, ExportFailure.Internal, ct), lease);
        }
        finally
        {
            if (signals.Ended(job.Id))
            {
                // Also when it was done already, and so has a file.
                await SayAsync(ct => StopAsync(job, lease, ct), lease);
            }
        }
    }

    private async Task RunAsync(ExportJob job, ExportLease lease, CancellationTokenSource stop)
    {
        var progress = new ExportProgress(clock, job.Busy);
        using var ended = new CancellationTokenSource();
        var heartbeat = BeatAsync(lease, progress, stop, ended.Token);
        try
        {
            // Writing a file keeps a thread busy.
            await Task.Run(() => run.RunAsync(job, lease, progress, stop.Token), stop.Token);
        }
        finally
        {
            await ended.CancelAsync();
            await heartbeat;
        }
    }

    // Also tells when the job was cancelled through another host, or the lease has gone to one.
    private async Task BeatAsync(
        ExportLease lease, ExportProgress progress, CancellationTokenSource stop, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Limits.ProgressInterval, clock);
        var (lastCodes, lastWritten) = (-1, -1);
        try
        {
            do
            {
                var gotFurther = progress.CodesDone > lastCodes || progress.WrittenPermille > lastWritten;
                if (await TryRecordAsync(lease, progress, gotFurther && lastCodes >= 0, ended) is false)
                {
                    await stop.CancelAsync();
                    return;
                }

                (lastCodes, lastWritten) = (progress.CodesDone, progress.WrittenPermille);
            }
            while (await timer.WaitForNextTickAsync(ended));
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    // Null when the database did not answer: the lease lasts for some more beats.
    private async Task<bool?> TryRecordAsync(
        ExportLease lease, ExportProgress progress, bool gotFurther, CancellationToken ct)
    {
        try
        {
            return await queue.RecordAsync(lease, progress, gotFurther, ct);
        }
        catch (Exception fault) when (LineageFaults.IsOperating(fault) && !ct.IsCancellationRequested)
        {
            log.ExportInterrupted(lease.ExportId, fault);
            return null;
        }
    }

    /// <summary>Cancelled, or the lease lost, or the host stops: then another host, or this one later, goes on.</summary>
    private async Task StopAsync(ExportJob job, ExportLease lease, CancellationToken ct)
    {
        await queue.ReleaseAsync(lease, TimeSpan.Zero, ct);
        var files = await queue.ReadFilesAsync([job.Id], ct);
        if (!files.TryGetValue(job.Id, out var file) || file.State > ExportState.Done)
        {
            folder.Clear(job.Id, kept: null);
        }
    }

    private async Task ForgetAsync(ChunkLostException lost, ExportLease lease, CancellationToken ct)
    {
        await ledger.ForgetAsync(lease.ExportId, lost.Chunk, ct);
        await queue.ReleaseAsync(lease, TimeSpan.Zero, ct);
    }

    private async Task FailAsync(ExportLease lease, ExportFailure failure, CancellationToken ct)
    {
        if (await queue.FailAsync(lease, failure, ct))
        {
            folder.Clear(lease.ExportId, kept: null);
        }
    }

    // When not even this can be said, the lease ends by itself.
    private async Task SayAsync(Func<CancellationToken, Task> say, ExportLease lease)
    {
        using var limit = new CancellationTokenSource(LastWordTime, clock);
        try
        {
            await say(limit.Token);
        }
        catch (Exception fault)
        {
            log.ExportInterrupted(lease.ExportId, fault);
        }
    }

    private static ExportFailure ReasonOf(Exception fault)
    {
        // errno of Linux: no space left on the device, and a user's quota exceeded.
        const int NoSpace = 28;
        const int OverQuota = 122;
        return fault switch
        {
            ExportDiskCapException => ExportFailure.DiskCap,
            { HResult: NoSpace or OverQuota } => ExportFailure.DiskFull,
            _ => ExportFailure.DiskFault,
        };
    }
}
