using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Ingest.Batching;

/// <summary>
/// All lanes of the host: a stream hashes to one, so its order is kept; one more lane takes streams with bad rows.
/// </summary>
internal sealed class LaneSet(IReadOnlyList<Lane> ordinary, Lane penalty)
{
    private Task[] _running = [];

    /// <summary>The lane of a stream.</summary>
    public Lane For(StreamKey stream, bool penalised) =>
        penalised ? penalty : ordinary[(int)(stream.Low % (ulong)ordinary.Count)];

    /// <summary>Starts all lanes.</summary>
    public void Start() => _running = [.. ordinary.Append(penalty).Select(lane => Task.Run(lane.RunAsync))];

    /// <summary>Lets the lanes finish what they hold.</summary>
    public Task DrainAsync()
    {
        foreach (var lane in ordinary.Append(penalty))
        {
            lane.Complete();
        }

        return Task.WhenAll(_running);
    }
}
