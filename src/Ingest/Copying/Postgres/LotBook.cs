using System.Collections.Concurrent;
using TraceEngine.Ingest.Catalog;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>
/// Lots that are known to be committed, so that only the first batch of a lot asks the database. A lot that is not here, or
/// stands here with other dates, is looked up again. A correction on another host raises the catalog's version: all is forgotten.
/// </summary>
internal sealed class LotBook(ProductDirectory catalog)
{
    // A line works on one lot at a time; this holds months of them in a few megabytes.
    private const int CapacityAtMost = 50_000;

    private readonly ConcurrentDictionary<LotName, KnownLot> _lots = new();
    private long _catalogVersion = catalog.Current.Version;
    private long _stamp;

    /// <summary>Changes whenever lots are forgotten: what was read before may not be remembered after.</summary>
    public long Stamp
    {
        get
        {
            ForgetOlder();
            return Volatile.Read(ref _stamp);
        }
    }

    /// <summary>The id of a lot with just these dates.</summary>
    public bool TryFind(long productId, SectionLot lot, out long lotId)
    {
        ForgetOlder();
        var found = _lots.TryGetValue(new LotName(productId, lot.Number), out var known) && known.Agrees(lot);
        lotId = found ? known.LotId : 0;
        return found;
    }

    /// <summary>Their dates were corrected: they are looked up again.</summary>
    public void Forget(IReadOnlyList<LotName> lots)
    {
        Interlocked.Increment(ref _stamp);
        foreach (var lot in lots)
        {
            _lots.TryRemove(lot, out _);
        }
    }

    /// <summary>Takes over what a transaction has read or written, once it is committed.</summary>
    /// <param name="lots">The lots.</param>
    /// <param name="stamp">The stamp from before it read them.</param>
    public void Committed(IReadOnlyDictionary<LotName, KnownLot> lots, long stamp)
    {
        if (stamp != Stamp)
        {
            return;
        }

        if (_lots.Count + lots.Count > CapacityAtMost)
        {
            _lots.Clear();
        }

        foreach (var (name, lot) in lots)
        {
            _lots[name] = lot;
        }
    }

    private void ForgetOlder()
    {
        var version = catalog.Current.Version;
        if (Interlocked.Exchange(ref _catalogVersion, version) != version)
        {
            Interlocked.Increment(ref _stamp);
            _lots.Clear();
        }
    }
}
