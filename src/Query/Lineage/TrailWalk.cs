namespace TraceEngine.Query.Lineage;

/// <summary>
/// Finds the documents that reached a code: those that name it, and those that name a package while it was inside, on every
/// depth. "Inside" is [packed, unpacked); along a path the intervals are intersected.
/// </summary>
internal static class TrailWalk
{
    /// <summary>Most packages visited: a code with more history than that is no real one, and a cycle must end.</summary>
    private const int StepsAtMost = 4_096;

    private static List<Visit> InOrder(List<(TrailMoment At, Visit Visit)> found)
    {
        var visits = new List<Visit>(found.Count);
        for (var index = 0; index < found.Count; index++)
        {
            if (index > 0 && found[index].At < found[index - 1].At)
            {
                return [.. found.OrderBy(one => one.At).Select(one => one.Visit)];
            }

            visits.Add(found[index].Visit);
        }

        return visits;
    }

    /// <summary>The documents of a loaded code, in the order given.</summary>
    public static List<Visit> Visits(TrailGraph graph, byte[] key, ITrailOrder order, int depthLimit)
    {
        var found = new List<(TrailMoment At, Visit Visit)>();
        var steps = StepsAtMost;
        Walk(key, TrailMoment.First, TrailMoment.Last, depthLimit);
        return found.Count switch
        {
            0 => [],
            1 => [found[0].Visit],
            _ => InOrder(found),
        };

        void Walk(byte[] code, TrailMoment from, TrailMoment to, int depth)
        {
            if (graph.Find(code) is not { } node || --steps < 0)
            {
                return;
            }

            foreach (var item in node.Items)
            {
                var document = graph.Document(item.DocumentId);
                var at = order.Of(document, item);
                if (at >= from && at < to)
                {
                    found.Add((at, new Visit(code, document, item.SectionId)));
                }
            }

            if (depth > 0 && node.Row?.Parent is { } parent)
            {
                Step(parent, node.Row.PackedSection, TrailMoment.Last);
            }

            for (var index = 0; depth > 0 && index < node.Formers.Count; index++)
            {
                var former = node.Formers[index];
                Step(former.Parent, former.PackedSection, order.Of(former.UnpackedSection));
            }

            void Step(byte[] package, long? packedSection, TrailMoment unpacked)
            {
                var packed = packedSection is { } section ? order.Of(section) : TrailMoment.First;
                var (later, earlier) = (packed > from ? packed : from, unpacked < to ? unpacked : to);
                if (later < earlier)
                {
                    Walk(package, later, earlier, depth - 1);
                }
            }
        }
    }
}
