using TraceEngine.Contracts.Flows;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>
/// The handovers of one code: each release with the receipt that confirms it. Reports arrive in any order, so a receipt is
/// looked for before and behind its release; the first of the same receiver that confirms nothing else is taken.
/// </summary>
internal sealed class Handovers
{
    // Goods that go to nobody who would confirm: destroyed, sampled, lost, damaged, scrapped, used.
    private static readonly string[] LeavingForGood = ["205", "206", "214", "215", "216", "321", "322"];

    // Goods that come from nobody who would report: made, found, brought back by a consumer.
    private static readonly string[] ComingFromNobody = ["101", "111", "116"];

    private readonly List<(Visit Release, Visit? Receipt)> _releases = [];
    private readonly List<Visit> _lone = [];

    public Handovers(IReadOnlyList<Visit> visits)
    {
        _lone.AddRange(visits.Where(visit => visit.Document.Move == CustodyMove.Receipt));
        foreach (var release in visits.Where(visit => visit.Document.Move == CustodyMove.Release))
        {
            var index = release.Document.Receiver.Length == 0
                ? -1
                : _lone.FindIndex(receipt => receipt.Document.Receiver == release.Document.Receiver);
            _releases.Add((release, index < 0 ? null : _lone[index]));
            if (index >= 0)
            {
                _lone.RemoveAt(index);
            }
        }
    }

    /// <summary>Every release, with its receipt if there is one.</summary>
    public IReadOnlyList<(Visit Release, Visit? Receipt)> Releases => _releases;

    /// <summary>Receipts that confirm no release.</summary>
    public IReadOnlyList<Visit> LoneReceipts => _lone;

    /// <summary>Whether the receiver of a release should confirm it.</summary>
    public static bool ExpectsReceipt(DocumentFacts release) =>
        release.Receiver.Length > 0 && release.Receiver != release.Shipper && !LeavingForGood.Contains(release.BillType);

    /// <summary>Whether somebody should have reported letting the goods go.</summary>
    public static bool ExpectsRelease(DocumentFacts receipt) =>
        receipt.Shipper.Length > 0 && receipt.Receiver != receipt.Shipper && !ComingFromNobody.Contains(receipt.BillType);
}
