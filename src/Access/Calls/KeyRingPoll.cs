using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace TraceEngine.Access.Calls;

/// <summary>Keeps the keys in memory fresh, and now and then writes when they were last used.</summary>
internal sealed class KeyRingPoll(
    KeyRing keys, LastUseWriter lastUse, IOptions<AccessOptions> options, TimeProvider time, AccessLog log) : BackgroundService
{
    // Made here, not in the loop: ticks count from the start of the host.
    private readonly PeriodicTimer _timer = new(options.Value.RefreshInterval, time);

    /// <summary>
    /// The first look is part of the start: a host with the wrong master key or without a database doesn't come up.
    /// </summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await keys.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Uses not written yet are written at the end.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(lastUse.WriteAsync, cancellationToken);
    }

    public override void Dispose()
    {
        _timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wroteAt = time.GetTimestamp();
        try
        {
            while (await _timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(keys.RefreshAsync, stoppingToken);
                if (time.GetElapsedTime(wroteAt) >= options.Value.LastUseWriteInterval)
                {
                    await TryAsync(lastUse.WriteAsync, stoppingToken);
                    wroteAt = time.GetTimestamp();
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the host ends
        }
    }

    // Whatever happens to the database, the poll goes on: it is what ends revoked callers.
    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        try
        {
            await work(ct);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            log.RefreshFailed(exception);
        }
        catch (OperationCanceledException)
        {
            // the host ends
        }
    }
}
