using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>
/// Compares the numbers of whole documents: rows announced with rows sent, and of what a document shipped, how many of the lot's
/// smallest packages were confirmed.
/// </summary>
internal sealed class DocumentCounts(int documentsAtMost)
{
    private readonly Dictionary<Guid, Tally> _documents = [];

    /// <summary>Notes the documents of one of the smallest packages; beyond the bound, new documents are not compared.</summary>
    public void Add(IReadOnlyList<Visit> visits)
    {
        foreach (var visit in visits)
        {
            TallyOf(visit.Document);
        }

        foreach (var (release, receipt) in new Handovers(visits).Releases)
        {
            if (Handovers.ExpectsReceipt(release.Document) && TallyOf(release.Document) is { } tally)
            {
                tally.Shipped++;
                tally.Received += receipt is null ? 0 : 1;
            }
        }
    }

    /// <summary>The documents whose numbers differ.</summary>
    public IEnumerable<Finding> Find()
    {
        foreach (var tally in _documents.Values)
        {
            var document = tally.Document;
            if (document.ExpectedCount > 0 && document.ExpectedCount != document.ItemCount)
            {
                yield return new Finding(
                    GapKind.CountDiffers, null, document, Expected: document.ExpectedCount, Found: document.ItemCount);
            }
            else if (document.Move == CustodyMove.Release && tally.Received > 0 && tally.Received < tally.Shipped)
            {
                yield return new Finding(
                    GapKind.CountDiffers, null, document, Expected: tally.Shipped, Found: tally.Received, IsReceipt: true);
            }
        }
    }

    private Tally? TallyOf(DocumentFacts document)
    {
        if (!_documents.TryGetValue(document.Id, out var tally) && _documents.Count < documentsAtMost)
        {
            _documents.Add(document.Id, tally = new Tally(document));
        }

        return tally;
    }

    private sealed class Tally(DocumentFacts document)
    {
        public DocumentFacts Document => document;

        public long Shipped { get; set; }

        public long Received { get; set; }
    }
}
