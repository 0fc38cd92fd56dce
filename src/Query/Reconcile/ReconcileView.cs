using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>
/// What an enterprise sees of a lot. Who activated codes sees all documents on them. Anybody else sees the codes that its own
/// documents reached, with its own documents and those that name it: nobody reads a lot by reporting guessed codes.
/// </summary>
/// <param name="EnterpriseId">Who looks.</param>
/// <param name="CreditCode">Its credit code.</param>
/// <param name="IsActivator">Whether it activated what is looked at.</param>
internal sealed record ReconcileView(long EnterpriseId, string CreditCode, bool IsActivator)
{
    /// <summary>Whether a code of these documents exists for it.</summary>
    public bool HasInScope(IReadOnlyList<Visit> visits) =>
        IsActivator || visits.Any(visit => !visit.Document.IsWithdrawn && visit.Document.EnterpriseId == EnterpriseId);

    /// <summary>Whether it sees a document on a code in scope.</summary>
    public bool Sees(DocumentFacts document) =>
        IsActivator || document.EnterpriseId == EnterpriseId || document.Names(CreditCode);

    /// <summary>
    /// Whether both ends of a document would be seen, so that one that is missing is missing indeed: what others did between
    /// them is only known in part.
    /// </summary>
    public bool Judges(DocumentFacts document) =>
        IsActivator || document.Shipper == CreditCode || document.Receiver == CreditCode;

    /// <summary>The caller let it go.</summary>
    public bool IsShipping(DocumentFacts document) => document.Move == CustodyMove.Release && document.Shipper == CreditCode;

    /// <summary>Confirmed by another enterprise for who activated; else by the caller.</summary>
    public bool IsReceiving(DocumentFacts document) =>
        document.Move == CustodyMove.Receipt && (document.Receiver == CreditCode) != IsActivator;

    /// <summary>It recalls what it names.</summary>
    public static bool IsRecall(DocumentFacts document) =>
        document.Kind == FlowKind.Recall || document.BillType is "108" or "211";
}
