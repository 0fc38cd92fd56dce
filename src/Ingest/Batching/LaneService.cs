using Microsoft.Extensions.Hosting;

namespace TraceEngine.Ingest.Batching;

/// <summary>Starts the lanes with the host and lets them finish what they hold when it stops.</summary>
internal sealed class LaneService(LaneSet lanes) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lanes.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => lanes.DrainAsync().WaitAsync(cancellationToken);
}
