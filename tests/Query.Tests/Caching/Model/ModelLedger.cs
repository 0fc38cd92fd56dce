namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>What was acked, and what must be acked by a resend where a host crashed before it.</summary>
internal sealed class ModelLedger(ModelWorld world, ModelCounts counts)
{
    private readonly Dictionary<int, int> _acked = [];

    /// <summary>Codes that were committed; each may be sent again at any time.</summary>
    public HashSet<int> Committed { get; } = [];

    /// <summary>What a request that starts now must show.</summary>
    public int Acked(int code) => _acked.GetValueOrDefault(code);

    /// <summary>W5.</summary>
    public void Ack(ModelHost host, int code, int version)
    {
        counts.Acks++;
        _acked[code] = Math.Max(Acked(code), version);
        world.Log($"{host.Name} acks version {version} of code {code}");
    }
}
