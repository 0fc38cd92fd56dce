using TraceEngine.Bench.Workloads;
using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Bench.Engine;

/// <summary>
/// Names of streams that hash to different lanes. Two streams of one lane would measure one writer against the limit's two;
/// a server with many lines has all lanes in use, whatever their names.
/// </summary>
internal sealed class LaneNames(long enterpriseId, int lanes)
{
    private const short ActivationKind = 1;
    private int _made;

    /// <summary>New names, one for each stream, never given before.</summary>
    public IReadOnlyList<string> Next(string prefix)
    {
        var names = new List<string>();
        var taken = new HashSet<ulong>();
        while (names.Count < Workload.Streams)
        {
            var name = $"{prefix}-{++_made}";
            var lane = new StreamIdentity(enterpriseId, ActivationKind, isDocument: false, name).Key.Low % (ulong)lanes;
            if (lanes < Workload.Streams || taken.Add(lane))
            {
                names.Add(name);
            }
        }

        return names;
    }
}
