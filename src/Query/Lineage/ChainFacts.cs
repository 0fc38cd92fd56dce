using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Lineage;

/// <summary>Everything known of one code, before it becomes a message.</summary>
internal sealed record ChainFacts
{
    public required TrailNode Node { get; init; }

    public required TrailRow Row { get; init; }

    /// <summary>The section that activated it.</summary>
    public required SectionFacts Section { get; init; }

    public required UploadFacts Upload { get; init; }

    /// <summary>Who activated it.</summary>
    public required EnterpriseFacts Activator { get; init; }

    /// <summary>The product as it was at activation.</summary>
    public required ProductFacts Product { get; init; }

    /// <summary>The product as it is now.</summary>
    public required ProductFacts CurrentProduct { get; init; }

    public required LotEntry Lot { get; init; }

    public required LevelEntry Level { get; init; }

    /// <summary>The packages around it, from the innermost to the outermost.</summary>
    public required IReadOnlyList<PathPackage> Path { get; init; }

    public required ContentsCount Contents { get; init; }

    public required CodeStatus Status { get; init; }
}
