using TraceEngine.Contracts.Flows;

namespace TraceEngine.Query.Lineage;

/// <summary>
/// Who holds a code: the documents on its present path, in the order of arrival. What happened to a package counts from when the
/// code was put in; who had it when it left an earlier package was written down then, on it or on the package around it.
/// </summary>
internal static class CustodyPath
{
    /// <summary>Who holds a loaded code.</summary>
    /// <param name="graph">Holds the code and the packages around it.</param>
    /// <param name="key">The code.</param>
    /// <param name="activatingEnterpriseId">Who activated it, and so held it first.</param>
    /// <param name="depthLimit">Most packages around it.</param>
    public static CustodyState StateOf(TrailGraph graph, byte[] key, long activatingEnterpriseId, int depthLimit)
    {
        var start = new HolderMark(long.MinValue, CustodyState.HeldBy(activatingEnterpriseId));
        List<CustodyEvent>? events = null;
        var insideSince = long.MinValue;
        var node = graph.Find(key);
        for (var depth = 0; node is not null && depth <= depthLimit; depth++)
        {
            foreach (var holder in node.Holders)
            {
                start = holder.SectionId > insideSince && holder.SectionId > start.SectionId ? holder : start;
            }

            foreach (var item in node.Items)
            {
                if (item.SectionId > insideSince
                    && graph.Document(item.DocumentId) is { IsWithdrawn: false, Move: not CustodyMove.None } document)
                {
                    (events ??= []).Add(
                        new CustodyEvent(item.SectionId, document.Move, document.EnterpriseId, document.Receiver));
                }
            }

            insideSince = Math.Max(insideSince, node.Row?.PackedSection ?? long.MinValue);
            node = node.Row?.Parent is { } parent ? graph.Find(parent) : null;
        }

        return events is null
            ? start.State
            : Custody.Fold(
                start.State,
                events.Where(next => next.SectionId > start.SectionId).OrderBy(next => next.SectionId));
    }
}
