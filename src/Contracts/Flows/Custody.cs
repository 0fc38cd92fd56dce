using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Flows;

/// <summary>
/// Who holds a code, folded over the documents on its path. A release counts only from who holds the code, a receipt only for
/// who it is on its way to: nobody gets a code by naming it. Reports may arrive the other way round, so a receipt without its
/// release is kept until the release comes.
/// </summary>
public static class Custody
{
    /// <summary>Who holds a code after the events.</summary>
    /// <param name="start">Before the first: the activating enterprise, or what was written when the code left a package.</param>
    /// <param name="eventsInOrder">In the order of arrival.</param>
    public static CustodyState Fold(CustodyState start, IEnumerable<CustodyEvent> eventsInOrder)
    {
        var state = start;
        List<CustodyEvent>? unused = null;
        foreach (var next in eventsInOrder)
        {
            switch (next.Move)
            {
                case CustodyMove.Release when state.IsHeldBy(next.ReporterId):
                    state = Release(next.Receiver, unused);
                    break;
                case CustodyMove.Receipt when next.Receiver.Length > 0 && state.InTransitTo == next.Receiver:
                    state = CustodyState.HeldBy(next.ReporterId);
                    break;
                case CustodyMove.Receipt:
                    (unused ??= []).Add(next);
                    break;
                default:
                    break;
            }
        }

        return state;
    }

    /// <summary>What a kind of document does to custody, by the one table of documents.</summary>
    /// <param name="kind">Kind of the document.</param>
    /// <param name="billType">Its bill type; empty where the kind takes none.</param>
    public static CustodyMove MoveOf(DocumentKind kind, string billType) =>
        FlowRuleBook.Find(kind, billType)?.Custody ?? CustodyMove.None;

    /// <summary>On its way, or with the receiver at once when its receipt came before; the oldest one is used up.</summary>
    private static CustodyState Release(string receiver, List<CustodyEvent>? unused)
    {
        var index = receiver.Length == 0 ? -1 : unused?.FindIndex(receipt => receipt.Receiver == receiver) ?? -1;
        if (index < 0)
        {
            return CustodyState.InTransit(receiver);
        }

        var holder = unused![index].ReporterId;
        unused.RemoveAt(index);
        return CustodyState.HeldBy(holder);
    }
}
