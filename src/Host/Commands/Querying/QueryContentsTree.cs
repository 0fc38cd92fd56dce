using TraceEngine.Client.Queries;

namespace TraceEngine.Host.Commands.Querying;

/// <summary>
/// Draws what is inside a package. Plain lines and no widget: a pallet has thousands, and the whole tree is known only when the
/// last code has come.
/// </summary>
internal static class QueryContentsTree
{
    /// <summary>Draws the tree; whether more is inside than was walked.</summary>
    public static async Task<bool> DrawAsync(
        TextWriter writer, IAsyncEnumerable<ContentsPiece> pieces, CancellationToken ct)
    {
        var children = new Dictionary<ContentsNode, List<ContentsNode>>();
        var byLevel = new SortedDictionary<uint, ulong>();
        var isTruncated = false;
        ContentsNode? root = null;
        await foreach (var piece in pieces.WithCancellation(ct))
        {
            foreach (var node in piece.Nodes)
            {
                if (node.Parent is not { } parent)
                {
                    root = node;
                    continue;
                }

                byLevel[node.Level] = byLevel.GetValueOrDefault(node.Level) + 1;
                if (!children.TryGetValue(parent, out var siblings))
                {
                    children.Add(parent, siblings = []);
                }

                siblings.Add(node);
            }

            isTruncated = piece.IsTruncated;
        }

        if (root is not null)
        {
            await writer.WriteLineAsync($"L{root.Level} {root.Code}");
            await DrawChildrenAsync(writer, children, root, string.Empty);
        }

        await writer.WriteLineAsync(Summary(byLevel, isTruncated));
        await writer.FlushAsync(ct);
        return isTruncated;
    }

    private static async Task DrawChildrenAsync(
        TextWriter writer, Dictionary<ContentsNode, List<ContentsNode>> children, ContentsNode package, string indent)
    {
        var inside = children.GetValueOrDefault(package, []);
        for (var index = 0; index < inside.Count; index++)
        {
            var isLast = index == inside.Count - 1;
            await writer.WriteLineAsync($"{indent}{(isLast ? "└── " : "├── ")}L{inside[index].Level} {inside[index].Code}");
            await DrawChildrenAsync(writer, children, inside[index], $"{indent}{(isLast ? "    " : "│   ")}");
        }
    }

    private static string Summary(SortedDictionary<uint, ulong> byLevel, bool isTruncated)
    {
        if (byLevel.Count == 0)
        {
            return "没有内含的码 / nothing is inside";
        }

        var atLeast = isTruncated ? "≥ " : string.Empty;
        var levels = byLevel.Reverse().Select(level => $"L{level.Key} {atLeast}{QueryWords.Number(level.Value)}");
        return $"内含 inside: {string.Join("  ", levels)}";
    }
}
