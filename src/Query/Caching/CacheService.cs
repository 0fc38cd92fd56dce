using Microsoft.Extensions.Hosting;

namespace TraceEngine.Query.Caching;

/// <summary>Runs the watch over the generation with the host, where there is a cache.</summary>
internal sealed class CacheService(GenerationWatch? watch) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => watch?.StartAsync(cancellationToken) ?? Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => watch?.StopAsync(cancellationToken) ?? Task.CompletedTask;
}
