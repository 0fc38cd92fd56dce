using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>The row as a host's watch reads and changes it.</summary>
internal sealed class ModelGenerations(ModelHost host, ModelCounts counts) : ICacheGenerations
{
    public Task<CacheGeneration> ReadAsync(CancellationToken ct) => host.AskDatabaseAsync(database => database.Row);

    public Task CloseAsync(long generation, CancellationToken ct) =>
        host.AskDatabaseAsync(database => database.Close(generation) && counts.Close());

    public Task<bool> ReopenAsync(long generation, string redisId, CancellationToken ct) =>
        host.AskDatabaseAsync(database => database.Reopen(generation, redisId) && counts.Reopen());
}
