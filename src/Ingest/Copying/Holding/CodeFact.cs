namespace TraceEngine.Ingest.Copying.Holding;

/// <summary>What the tables say of an active code, as admission needs it.</summary>
/// <param name="Code">Its key.</param>
/// <param name="SectionId">Section that activated it.</param>
/// <param name="Level">Package level.</param>
/// <param name="State">0 live; anything else: ended.</param>
/// <param name="Parent">Where it is now, or null.</param>
/// <param name="PackedSection">Section that put it there; null since birth.</param>
internal sealed record CodeFact(byte[] Code, long SectionId, short Level, short State, byte[]? Parent, long? PackedSection)
{
    /// <summary>Who activated it.</summary>
    public long ActivatorId { get; init; }

    /// <summary>Its product.</summary>
    public long ProductId { get; init; }

    /// <summary>Its lot.</summary>
    public long LotId { get; init; }

    /// <summary>Who holds it; set by the reader of holdings.</summary>
    public HoldingFact Holding { get; set; }

    /// <summary>Packages around it from the inside out; set by the reader of holdings.</summary>
    public IReadOnlyList<byte[]> Ancestors { get; set; } = [];

    /// <summary>Whether it takes part in things.</summary>
    public bool IsLive => State == 0;
}
