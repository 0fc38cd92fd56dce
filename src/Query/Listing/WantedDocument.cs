using TraceEngine.Contracts.Flows;

namespace TraceEngine.Query.Listing;

/// <summary>The codes that a flow document names.</summary>
/// <param name="Level">Only on this package level; 0 = on all.</param>
/// <param name="Kind">Kind of the document.</param>
/// <param name="Number">Its number.</param>
/// <param name="ReporterCreditCode">Credit code of who reported it; empty = the caller.</param>
internal sealed record WantedDocument(int Level, DocumentKind Kind, string Number, string ReporterCreditCode) : Wanted(Level);
