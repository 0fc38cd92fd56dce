using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>Finds what does not fit together in the story of one of the smallest packages.</summary>
internal static class CodeGaps
{
    /// <summary>The gaps of a story, as an enterprise may know of them.</summary>
    public static IEnumerable<Finding> Find(CodeStory story, ReconcileView view)
    {
        if (story.Visits.Count == 0)
        {
            return [];
        }

        Visit[] visits = [.. story.Visits.Where(visit => view.Judges(visit.Document))];
        var handovers = new Handovers(visits);
        return
        [
            .. Unconfirmed(handovers),
            .. Unshipped(handovers),
            .. Backwards(story, visits, handovers),
            .. TwoPlaces(story, visits, handovers, view),
        ];
    }

    private static IEnumerable<Finding> Unconfirmed(Handovers handovers) =>
        from handover in handovers.Releases
        where handover.Receipt is null && Handovers.ExpectsReceipt(handover.Release.Document)
        select new Finding(GapKind.ShippedNotReceived, handover.Release.Via, handover.Release.Document);

    private static IEnumerable<Finding> Unshipped(Handovers handovers) =>
        from receipt in handovers.LoneReceipts
        where Handovers.ExpectsRelease(receipt.Document)
        select new Finding(GapKind.ReceivedNotShipped, receipt.Via, receipt.Document);

    private static IEnumerable<Finding> Backwards(CodeStory story, Visit[] visits, Handovers handovers)
    {
        foreach (var visit in visits.Where(visit => visit.Document.EventAt < story.ActivatedAt))
        {
            yield return new Finding(GapKind.TimeBackwards, visit.Via, visit.Document, Bound: story.ActivatedAt);
        }

        foreach (var (release, receipt) in handovers.Releases)
        {
            if (receipt is { } confirmed && confirmed.Document.EventAt < release.Document.EventAt)
            {
                yield return Backwards(confirmed, release);
            }
        }

        foreach (var party in ReleasesByParty(visits))
        {
            foreach (var finding in SentOnTooEarly(story, visits, party.Key, [.. party]))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<IGrouping<string, Visit>> ReleasesByParty(Visit[] visits) =>
        visits.Where(visit => visit.Document.Move == CustodyMove.Release).GroupBy(visit => visit.Document.Shipper);

    /// <summary>
    /// The n-th time that a party lets it go comes behind the n-th time it got it; who activated had it once before.
    /// </summary>
    private static IEnumerable<Finding> SentOnTooEarly(CodeStory story, Visit[] visits, string party, Visit[] releases)
    {
        Visit[] receipts =
            [.. visits.Where(visit => visit.Document.Move == CustodyMove.Receipt && visit.Document.Receiver == party)];
        var before = party == story.ActivatorCreditCode ? 1 : 0;
        for (var index = before; index < releases.Length && index - before < receipts.Length; index++)
        {
            var receipt = receipts[index - before];
            if (releases[index].Document.EventAt < receipt.Document.EventAt)
            {
                yield return Backwards(releases[index], receipt);
            }
        }
    }

    private static Finding Backwards(Visit late, Visit first) =>
        new(GapKind.TimeBackwards, late.Via, late.Document, first.Document, first.Document.EventAt);

    private static IEnumerable<Finding> TwoPlaces(
        CodeStory story, Visit[] visits, Handovers handovers, ReconcileView view)
    {
        foreach (var party in ReleasesByParty(visits))
        {
            var got = visits.Count(visit => visit.Document.Move == CustodyMove.Receipt && visit.Document.Receiver == party.Key)
                + handovers.Releases.Count(one => one.Receipt is null && one.Release.Document.Receiver == party.Key)
                + (party.Key == story.ActivatorCreditCode ? 1 : 0);
            var isKnownWhole = view.IsActivator || party.Key == view.CreditCode;
            if (isKnownWhole && party.Count() > got)
            {
                var others = party.SkipLast(1).ToArray();
                yield return new Finding(
                    GapKind.TwoPlaces, party.Last().Via, party.Last().Document, others.Length > 0 ? others[^1].Document : null);
            }
        }

        // Two receivers say that they have it, and nobody let it go to either.
        Visit[] claims =
        [
            .. handovers.LoneReceipts.Where(receipt => Handovers.ExpectsRelease(receipt.Document))
                .DistinctBy(receipt => receipt.Document.Receiver)
                .Where(receipt => !visits.Any(visit =>
                    visit.Document.Move == CustodyMove.Release && visit.Document.Shipper == receipt.Document.Receiver)),
        ];
        if (claims.Length > 1)
        {
            yield return new Finding(GapKind.TwoPlaces, claims[^1].Via, claims[^1].Document, claims[^2].Document);
        }
    }
}
