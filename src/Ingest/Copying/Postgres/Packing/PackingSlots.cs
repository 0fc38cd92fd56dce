using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Packing;

/// <summary>
/// Which parents a group packs into. A row finds its parent by index; keys are looked up once for each parent a section names,
/// not once for each child.
/// </summary>
internal sealed class PackingSlots
{
    private readonly int[] _firstSlots;
    private readonly PackingSlot?[] _byIndex;
    private readonly List<PackingSlot> _slots = [];
    private readonly Dictionary<byte[], PackedParent> _parents = new(KeyComparer.Instance);

    public PackingSlots(IReadOnlyList<Judgement> judgements)
    {
        _firstSlots = new int[judgements.Count];
        var count = 0;
        for (var batch = 0; batch < judgements.Count; batch++)
        {
            _firstSlots[batch] = count;
            count += judgements[batch].Accepted > 0 ? RowsOf(judgements[batch]).Parents.Count : 0;
        }

        _byIndex = new PackingSlot?[count];
        for (var batch = 0; batch < judgements.Count; batch++)
        {
            if (judgements[batch].Accepted > 0)
            {
                Collect(judgements[batch], _byIndex.AsSpan(_firstSlots[batch]));
            }
        }
    }

    /// <summary>Every parent that a section names for a good row, batch by batch in the order of the batch.</summary>
    public IReadOnlyList<PackingSlot> All => _slots;

    /// <summary>The parents, each once.</summary>
    public IReadOnlyCollection<PackedParent> Parents => _parents.Values;

    /// <summary>The parent of a good row.</summary>
    /// <param name="batch">Place of the batch in the group.</param>
    /// <param name="parentIndex">Index in the batch's column of parents.</param>
    public PackingSlot Of(int batch, int parentIndex) => _byIndex[_firstSlots[batch] + parentIndex]!;

    private static PackagingRows RowsOf(Judgement judgement) => (PackagingRows)judgement.Content;

    private void Collect(Judgement judgement, Span<PackingSlot?> slots)
    {
        var rows = RowsOf(judgement);
        for (var i = 0; i < rows.Sections.Count; i++)
        {
            var section = rows.Sections[i];
            for (var row = section.FirstRow; row < section.EndRow; row++)
            {
                if (judgement.IsRefused(row))
                {
                    continue;
                }

                var index = rows.ParentIndexes[row];
                (slots[index] ??= Add(judgement, index, judgement.SectionIds[i])).Count++;
            }
        }
    }

    private PackingSlot Add(Judgement judgement, int index, long sectionId)
    {
        var rows = RowsOf(judgement);
        if (!_parents.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(rows.Parents[index], out var parent))
        {
            parent = new PackedParent(rows.Parents[index].ToArray(), rows.ParentPrefixes[index]);
            _parents[parent.Code] = parent;
        }

        var slot = new PackingSlot(judgement, index, sectionId, rows.PackModes[index], parent);
        _slots.Add(slot);
        return slot;
    }
}
