using TraceEngine.Contracts.Flows;

namespace TraceEngine.Ingest.Copying.Holding;

/// <summary>A code on the way up from another one, with what moved it.</summary>
/// <param name="PackedSection">Section that put it into the next one on the path; null = born into it, or the last one.</param>
/// <param name="Events">Documents, not withdrawn, that name it.</param>
/// <param name="Written">Where it was written down who held it when it left a package.</param>
internal sealed record PathLink(
    long? PackedSection, IReadOnlyList<CustodyEvent> Events, IReadOnlyList<WrittenHolder> Written);
