using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>One count of one lot: what is known at the start, and what has been counted so far.</summary>
internal sealed class LotRun(
    LotFacts lot, ReconcileView view, IReadOnlyList<LotRecall> recalls, int gapsPerKind, ReconcileOptions limits)
{
    public LotFacts Lot => lot;

    public ReconcileView View => view;

    public IReadOnlyList<LotRecall> Recalls => recalls;

    public TrailGraph Graph { get; } = new();

    public LotNumbers Numbers { get; } = new(view, recalls.Count > 0);

    public DocumentCounts Documents { get; } = new(limits.GapSubjectsAtMost);

    public GapBook Gaps { get; } = new(
        limits.GapSubjectsAtMost, gapsPerKind == 0 ? limits.GapsPerKindAtMost : Math.Min(gapsPerKind, limits.GapsPerKindAtMost));
}
