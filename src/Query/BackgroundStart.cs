using Microsoft.Extensions.Hosting;

namespace TraceEngine.Query;

/// <summary>
/// Starts and stops a background service with the host. Not given to the host as itself: a host that gives up its start, since a
/// port is in use, would report each of them as crashed.
/// </summary>
/// <param name="service">Null where there is nothing to run.</param>
internal sealed class BackgroundStart(BackgroundService? service) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => service?.StartAsync(cancellationToken) ?? Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => service?.StopAsync(cancellationToken) ?? Task.CompletedTask;
}
