using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Packing;

/// <summary>A parent as one section of a group names it: one row of packagings.</summary>
internal sealed class PackingSlot(Judgement judgement, int parentIndex, long sectionId, byte mode, PackedParent parent)
{
    /// <summary>The batch.</summary>
    public Judgement Judgement { get; } = judgement;

    /// <summary>Index in the batch's column of parents.</summary>
    public int ParentIndex { get; } = parentIndex;

    /// <summary>The section.</summary>
    public long SectionId { get; } = sectionId;

    /// <summary>Pack mode.</summary>
    public byte Mode { get; } = mode;

    /// <summary>The parent, shared by all slots that name it.</summary>
    public PackedParent Parent { get; } = parent;

    /// <summary>Accepted children.</summary>
    public int Count { get; set; }

    /// <summary>Where they end among all children dealt out to slots.</summary>
    public int End { get; set; }
}
