using TraceEngine.Contracts.Flows;

namespace TraceEngine.Query.Lineage;

/// <summary>Who had a code when it left a package.</summary>
/// <param name="SectionId">The section by which it left.</param>
/// <param name="State">Who had it.</param>
internal readonly record struct HolderMark(long SectionId, CustodyState State);
