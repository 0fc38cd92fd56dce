using Microsoft.Extensions.Options;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Lineage;

/// <summary>
/// Walks down over whole frontiers, each package before what is in it. What was walked is kept as keys, so that a cycle ends:
/// memory is bounded by the node budget.
/// </summary>
internal sealed class ContentsWalk(ShelvedChildren children, IOptions<QueryOptions> options)
{
    // Nothing is inside the smallest package: admission demands that a parent's level is above its child's.
    private const int SmallestLevel = 1;

    /// <summary>Walks through what is inside some packages, under one budget.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="keys">The packages, none of them inside another, each once.</param>
    /// <param name="maxDepth">Most levels to go down; 0 = no bound but that of the settings.</param>
    /// <param name="take">
    /// Gets the next items, never none: those of one package one after another in the order of their keys, the packages in the
    /// order in which they came themselves.
    /// </param>
    /// <param name="ct">Stops walking.</param>
    /// <returns>Whether the walk ended at its budget or the depth limit, so that there may be more.</returns>
    public async Task<bool> WalkAsync(
        FactSession session,
        byte[][] keys,
        int maxDepth,
        Func<IReadOnlyList<ContentsItem>, ValueTask> take,
        CancellationToken ct)
    {
        var limits = options.Value;
        var seen = new HashSet<byte[]>(keys, KeyComparer.Instance);
        var depthAtMost = maxDepth > 0 ? Math.Min(maxDepth, limits.DepthLimit) : limits.DepthLimit;
        var frontier = new Dictionary<byte[], int>(KeyComparer.Instance);
        foreach (var key in keys)
        {
            frontier.Add(key, frontier.Count);
        }

        var count = 0;
        for (var depth = 1; frontier.Count > 0 && depth <= depthAtMost; depth++)
        {
            var next = new Dictionary<byte[], int>(KeyComparer.Instance);
            foreach (var parents in frontier.Keys.Chunk(limits.ParentsPerStatement))
            {
                var read = await children.ReadAsync(session, parents, limits.ContentNodeBudget - count, ct);
                var items = Order(read.Children, frontier, seen, depth);
                foreach (var item in items)
                {
                    if (item.Level > SmallestLevel)
                    {
                        next.Add(item.Key, keys.Length + count);
                    }

                    count++;
                }

                if (items.Count > 0)
                {
                    await take(items);
                }

                if (read.IsTruncated)
                {
                    return true;
                }
            }

            frontier = next;
        }

        return frontier.Count > 0 && depthAtMost != maxDepth;
    }

    private static List<ContentsItem> Order(
        IReadOnlyList<ChildRow> rows, Dictionary<byte[], int> frontier, HashSet<byte[]> seen, int depth)
    {
        var items = new List<ContentsItem>(rows.Count);
        var isInOrder = true;
        var (parent, parentIndex) = (Array.Empty<byte>(), 0);
        for (var index = 0; index < rows.Count; index++)
        {
            var row = rows[index];
            if (!seen.Add(row.Key))
            {
                continue;
            }

            if (!ReferenceEquals(parent, row.Parent))
            {
                (parent, parentIndex) = (row.Parent, frontier[row.Parent]);
            }

            var item = new ContentsItem(row.Key, row.Level, depth, parentIndex);
            isInOrder = isInOrder && (items.Count == 0 || Compare(items[^1], item) < 0);
            items.Add(item);
        }

        if (!isInOrder)
        {
            items.Sort(Compare);
        }

        return items;
    }

    private static int Compare(ContentsItem left, ContentsItem right) => left.ParentIndex != right.ParentIndex
        ? left.ParentIndex.CompareTo(right.ParentIndex)
        : left.Key.AsSpan().SequenceCompareTo(right.Key);
}
