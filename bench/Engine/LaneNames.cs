using TraceEngine.Bench.Workloads;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Bench.Engine;

/// <summary>
/// Names of streams that hash to different lanes. Two streams of one lane would measure one writer against the limit's two;
/// a server with many lines has all lanes in use, whatever their names.
/// </summary>
internal sealed class LaneNames(long enterpriseId, int lanes)
{
    private int _made;

    /// <summary>New names, one for each stream, never given before.</summary>
    public IReadOnlyList<string> Next(string prefix, BatchKind kind = BatchKind.Activation)
    {
        var names = new List<string>();
        var taken = new HashSet<ulong>();
        while (names.Count < Workload.Streams)
        {
            var name = $"{prefix}-{++_made}";
            var lane = new StreamIdentity(enterpriseId, (short)kind, isDocument: false, name).Key.Low % (ulong)lanes;
            if (lanes < Workload.Streams || taken.Add(lane))
            {
                names.Add(name);
            }
        }

        return names;
    }
}
