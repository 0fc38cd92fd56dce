namespace TraceEngine.Query.Lineage.Facts;

/// <summary>What a section tells; never changed once it is committed.</summary>
internal sealed record SectionFacts
{
    public required long Id { get; init; }

    public required byte[] StreamId { get; init; }

    public required long Sequence { get; init; }

    /// <summary>Who uploaded it.</summary>
    public required long EnterpriseId { get; init; }

    /// <summary>When it happened, as declared.</summary>
    public required DateTime EventAt { get; init; }

    public required string Line { get; init; }

    public required string Workshop { get; init; }

    public required string LineManager { get; init; }

    /// <summary>What was activated; null where the section packed or told of a document.</summary>
    public required ActivatedGoods? Goods { get; init; }

    /// <summary>Its batch in the ledger.</summary>
    public UploadId Upload => new(StreamId, Sequence);
}
