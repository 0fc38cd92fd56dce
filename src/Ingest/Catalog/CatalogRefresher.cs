using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TraceEngine.Ingest.Catalog;

/// <summary>
/// Keeps <see cref="ProductDirectory"/> close behind what other hosts register, and fills it at start. A database that is away
/// is logged once and tried again: what is in memory stays in use.
/// </summary>
internal sealed class CatalogRefresher(
    ProductDirectory directory,
    TimeProvider clock,
    IOptions<CatalogOptions> options,
    ILogger<CatalogRefresher> logger) : BackgroundService
{
    private bool _failed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RefreshInterval, clock);
        do
        {
            await RefreshAsync(stoppingToken);
        }
        while (await WaitAsync(timer, stoppingToken));
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task RefreshAsync(CancellationToken stoppingToken)
    {
        var before = directory.Current;
        try
        {
            var now = await directory.RefreshAsync(stoppingToken);
            _failed = false;
            if (now.Version != before.Version)
            {
                IngestLog.Refreshed(logger, now.Version, now.Products.Count);
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops. One that could not start disposes what is read with while it is in use.
        }
        catch (Exception exception)
        {
            if (!_failed)
            {
                IngestLog.RefreshFailed(logger, before.Version, exception);
            }

            _failed = true;
        }
    }
}
