namespace TraceEngine.Query.Lineage;

/// <summary>Everything known of one code, before it becomes a message.</summary>
internal sealed record ChainFacts(
    CodeRow Code,
    string? Original,
    ActivationFacts Activation,
    IReadOnlyList<PathPackage> Path,
    ContentsCount Contents,
    ChainLabels Labels);
