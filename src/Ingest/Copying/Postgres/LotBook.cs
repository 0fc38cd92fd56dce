using System.Collections.Concurrent;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>
/// Lots that are known to be committed, so that only the first batch of a lot asks the database. A lot that is not here, or
/// stands here with other dates, is looked up again.
/// </summary>
internal sealed class LotBook
{
    // A line works on one lot at a time; this holds months of them in a few megabytes.
    private const int CapacityAtMost = 50_000;

    private readonly ConcurrentDictionary<LotName, KnownLot> _lots = new();

    /// <summary>The id of a lot with just these dates.</summary>
    public bool TryFind(long productId, SectionLot lot, out long lotId)
    {
        var found = _lots.TryGetValue(new LotName(productId, lot.Number), out var known) && known.Agrees(lot);
        lotId = found ? known.LotId : 0;
        return found;
    }

    /// <summary>Takes over what a transaction has read or written, once it is committed.</summary>
    public void Committed(IReadOnlyDictionary<LotName, KnownLot> lots)
    {
        if (_lots.Count + lots.Count > CapacityAtMost)
        {
            _lots.Clear();
        }

        foreach (var (name, lot) in lots)
        {
            _lots[name] = lot;
        }
    }
}
