using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>The master that a host is connected to, as its watch finds it.</summary>
internal sealed class ModelMaster(ModelHost host, ModelPlan plan) : IRedisMaster
{
    public async Task<string?> FindIdAsync(CancellationToken ct)
    {
        try
        {
            return await host.AskRedisAsync(server => server.IsMaster ? plan.IsBound ? server.Id : string.Empty : null);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
