using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Postgres.Packing;

/// <summary>The packaging rows that say what a section did.</summary>
internal static class PackagingEntries
{
    private const short NoMode = 0;

    public static List<PackagingEntry> Of(long sectionId, PackagingRows rows, IReadOnlyList<PackagingMove> moves)
    {
        var entries = new List<PackagingEntry>();
        var byParent = new Dictionary<byte[], PackagingEntry>(KeyComparer.Instance);
        foreach (var move in moves)
        {
            switch (move.Case.Action)
            {
                case PackingAction.Pack or PackingAction.Repack:
                    var mode = rows.PackModes[rows.ParentIndexes[move.Row]];
                    EntryOf(move, move.Case.ParentKey!, mode).Children.Add(move.Case.ChildKey);
                    break;
                case PackingAction.Unpack:
                    EntryOf(move, move.Case.Child!.Parent!, NoMode).Children.Add(move.Case.ChildKey);
                    break;
                case PackingAction.Empty:
                    entries.Add(Entry(move, PackingAction.Empty, move.Case.ParentKey!, CodesInside(move)));
                    break;
                default:
                    entries.Add(Entry(move, PackingAction.Replace, move.Case.ChildKey, CodesInside(move)));
                    if (move.Case.Parent!.Parent is { } outer)
                    {
                        entries.Add(Entry(move, PackingAction.TakePlace, outer, [move.Case.ChildKey]));
                    }

                    break;
            }
        }

        return entries;

        PackagingEntry EntryOf(PackagingMove move, byte[] parent, short packMode)
        {
            if (!byParent.TryGetValue(parent, out var entry))
            {
                entry = new PackagingEntry(sectionId, move.Row, move.Case.Action, packMode, parent, []);
                byParent[parent] = entry;
                entries.Add(entry);
            }

            return entry;
        }

        PackagingEntry Entry(PackagingMove move, PackingAction action, byte[] parent, List<byte[]> children) =>
            new(sectionId, move.Row, action, NoMode, parent, children);
    }

    private static List<byte[]> CodesInside(PackagingMove move) => [.. move.Inside.Select(child => child.Code)];
}
