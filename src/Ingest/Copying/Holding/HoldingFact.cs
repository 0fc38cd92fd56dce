using TraceEngine.Contracts.Flows;

namespace TraceEngine.Ingest.Copying.Holding;

/// <summary>Who holds a code, and whether only its path tells so.</summary>
/// <param name="State">Who holds it.</param>
/// <param name="IsMoved">Any document has moved it: its activator has it no more as a matter of course.</param>
/// <param name="ComesFromPath">A package around it was moved while it was inside: must be written down when it leaves.</param>
internal readonly record struct HoldingFact(CustodyState State, bool IsMoved, bool ComesFromPath)
{
    /// <summary>Nothing has moved the code: its activator has it.</summary>
    public static HoldingFact OfActivator(long enterpriseId) => new(CustodyState.HeldBy(enterpriseId), false, false);

    /// <summary>
    /// Folds what is on the path of a code. An event on a package counts from when the code was in it: after every packing on the
    /// way up to that package.
    /// </summary>
    /// <param name="activatorId">Who activated the code.</param>
    /// <param name="path">The code itself first, then the packages around it from the inside out.</param>
    public static HoldingFact Of(long activatorId, IReadOnlyList<PathLink> path)
    {
        var start = CustodyState.HeldBy(activatorId);
        var since = 0L;
        var comesFromPath = false;
        var events = new List<CustodyEvent>();
        var packed = 0L;
        for (var i = 0; i < path.Count; i++)
        {
            foreach (var written in path[i].Written)
            {
                if (written.SectionId > packed && written.SectionId > since)
                {
                    (start, since) = (written.State, written.SectionId);
                }
            }

            foreach (var one in path[i].Events)
            {
                if (one.SectionId > packed)
                {
                    events.Add(one);
                    comesFromPath |= i > 0;
                }
            }

            comesFromPath |= i > 0 && path[i].Written.Count > 0;
            packed = Math.Max(packed, path[i].PackedSection ?? 0);
        }

        events.Sort(static (left, right) => left.SectionId.CompareTo(right.SectionId));
        var counted = events.FindAll(one => one.SectionId > since);
        return new HoldingFact(Custody.Fold(start, counted), events.Count > 0 || since > 0, comesFromPath);
    }
}
