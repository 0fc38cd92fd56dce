using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>One report that is still to be made.</summary>
/// <param name="Kind">Which report.</param>
/// <param name="EventAt">When what it comes from happened.</param>
/// <param name="Document">The document that it comes from; null for a lot.</param>
/// <param name="LotNumber">The lot; empty for a document.</param>
/// <param name="ProductCode">Product of the lot.</param>
/// <param name="Codes">Codes or rows owed.</param>
/// <param name="Reporter">Credit code of who reported the document.</param>
internal sealed record DutyFacts(
    DutyKind Kind,
    DateTime EventAt,
    DocumentFacts? Document = null,
    string LotNumber = "",
    string ProductCode = "",
    long Codes = 0,
    string Reporter = "");
