using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>The numbers of a lot by package level.</summary>
internal sealed class LotNumbers(ReconcileView view, bool isLotRecalled)
{
    private readonly SortedDictionary<int, LotLevelCounts> _levels = [];

    /// <summary>From the smallest level.</summary>
    public IEnumerable<LotLevelCounts> Levels => _levels.Values;

    /// <summary>Whether any code was counted.</summary>
    public bool IsEmpty => _levels.Count == 0;

    /// <summary>Counts a code in scope.</summary>
    /// <param name="row">What it is.</param>
    /// <param name="custody">Who holds it.</param>
    /// <param name="visits">The documents on it that count and that the caller sees.</param>
    public void Add(TrailRow row, CustodyState custody, IReadOnlyList<Visit> visits)
    {
        if (!_levels.TryGetValue(row.Level, out var counts))
        {
            _levels.Add(row.Level, counts = new LotLevelCounts { Level = (uint)row.Level });
        }

        counts.Activated++;
        if (row.IsActivationWithdrawn)
        {
            counts.ActivationWithdrawn++;
            return;
        }

        counts.Packed += Count(row.Parent is not null);
        counts.Shipped += Count(visits.Any(visit => view.IsShipping(visit.Document)));
        counts.Received += Count(visits.Any(visit => view.IsReceiving(visit.Document)));
        counts.Recalled += Count(isLotRecalled || visits.Any(visit => ReconcileView.IsRecall(visit.Document)));
        counts.Terminated += Count(!row.IsLive);
        counts.OnHand += Count(row.IsLive && custody.IsHeldBy(view.EnterpriseId));
        counts.InTransit += Count(row.IsLive && custody.Holder is null);
        counts.HeldByOthers += Count(row.IsLive && custody.Holder is { } holder && holder != view.EnterpriseId);
    }

    private static ulong Count(bool isCounted) => isCounted ? 1UL : 0UL;
}
