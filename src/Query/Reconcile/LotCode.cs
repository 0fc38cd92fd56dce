using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>A code of a lot that is in scope.</summary>
/// <param name="Node">What the tables say of it.</param>
/// <param name="Section">The section that activated it.</param>
/// <param name="IsSmallest">Whether nothing ever was inside: gaps are looked for there, since goods are handed over in packages
/// of any size.</param>
/// <param name="Visits">Documents that reached it and that the caller sees, none withdrawn, in the order of arrival.</param>
internal readonly record struct LotCode(TrailNode Node, LotSection Section, bool IsSmallest, IReadOnlyList<Visit> Visits);
