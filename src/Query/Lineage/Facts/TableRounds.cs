using Microsoft.Extensions.Options;
using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>
/// Reads from the tables what no shelf has: leases first, then the tables. For a few codes the whole path is leased and read
/// together, by a guess of what it is.
/// </summary>
internal sealed class TableRounds(
    FactReader facts,
    UnseenReader unseen,
    PathReader paths,
    PathHints hints,
    FirstAsks asks,
    IFactShelf shelf,
    CacheMetrics metrics,
    IOptions<QueryOptions> options)
{
    // Walking each path by itself, or reading it twice, saves round trips: worth it for a few codes, not for a part of a stream.
    private const int FewCodes = 16;

    /// <summary>
    /// Reads codes that this process has not seen before, and so are probably on no shelf, with the packages around them. Where a
    /// code is asked for the first time the cache is bypassed; others are leased at the first look, and filled. The packages are
    /// only answered from here, since they were not leased: whoever asks for the code again fills them.
    /// </summary>
    public async Task ReadUnseenAsync(SceneLoad load, IReadOnlyList<byte[]> keys, CancellationToken ct)
    {
        if (keys.Count > FewCodes)
        {
            return;
        }

        var (bypassed, led) = Unseen(load, keys);
        if (load.Session.Pass is { } pass)
        {
            metrics.AskedFirst(bypassed.Count);
            (led, _) = led.Count > 0 ? await LeaseAsync(load, pass, led, 0, ct) : (led, 0);
            metrics.LookedUp(0, led.Count);
        }

        byte[][] codes = [.. bypassed, .. led.Select(code => code.Id)];
        if (codes.Length > 0)
        {
            metrics.AskedDatabase();
            await unseen.ReadAsync(await load.Session.ConnectionAsync(ct), codes, load.Scene, load.Needs, ct);
        }
    }

    /// <summary>Reads one round of what is missing.</summary>
    public async Task ReadAsync(SceneLoad load, CancellationToken ct)
    {
        var (entries, isGuessed) = (Next(load.Shelves.Missing), false);
        var wanted = entries.Count;
        if (wanted is > 0 and <= FewCodes)
        {
            isGuessed = true;
            await AddPathsAsync(load, entries, ct);
        }

        if (entries.Count > 0 && load.Session.Pass is { } pass)
        {
            (entries, wanted) = await LeaseAsync(load, pass, entries, wanted, ct);
        }
        else
        {
            // Redis went away since they were looked for: nobody may wait for what will not be filled.
            load.Held.Leads.Release(entries);
        }

        await ReadAsync(load, load.Needs.TakeRound(entries, wanted, isGuessed), ct);
    }

    /// <summary>Reads the documents of what this request leads, and fills it.</summary>
    public async Task FinishHeldAsync(SceneLoad load, CancellationToken ct)
    {
        if (load.Held.Leads.IsLeading)
        {
            await ReadAsync(load, load.Needs.TakeDocuments(), ct);
            await load.Held.FillAsync(load.Scene, ct);
        }
    }

    private (List<byte[]> Bypassed, List<ShelfId> Led) Unseen(SceneLoad load, IReadOnlyList<byte[]> keys)
    {
        var (bypassed, led) = (new List<byte[]>(), new List<ShelfId>());
        foreach (var key in keys)
        {
            var isFirst = asks.IsFirst(key);
            if (hints.Find(key) is not null)
            {
                continue;
            }

            if (isFirst || load.Session.Pass is null)
            {
                bypassed.Add(key);
            }
            else if (load.Held.Leads.TryLead(ShelfId.OfCode(key)))
            {
                led.Add(ShelfId.OfCode(key));
            }
        }

        return (bypassed, led);
    }

    private List<ShelfId> Next(List<ShelfId> missing)
    {
        var entries = missing.GetRange(0, Math.Min(missing.Count, options.Value.KeysPerStatement));
        missing.RemoveRange(0, entries.Count);
        return entries;
    }

    private async Task ReadAsync(SceneLoad load, FactRound round, CancellationToken ct)
    {
        if (!round.IsEmpty)
        {
            metrics.AskedDatabase();
            await facts.ReadAsync(await load.Session.ConnectionAsync(ct), round, load.Scene, load.Needs, ct);
        }
    }

    /// <summary>Adds the packages that the walk will probably want next and that nobody else is loading.</summary>
    private async Task AddPathsAsync(SceneLoad load, List<ShelfId> entries, CancellationToken ct)
    {
        var unknown = new List<byte[]>();
        for (var index = entries.Count - 1; index >= 0; index--)
        {
            if (entries[index].Kind == ShelfKind.Code)
            {
                AddRemembered(load, entries, entries[index].Id, unknown);
            }
        }

        if (unknown.Count > 0)
        {
            foreach (var id in await paths.ReadAsync(load.Session, [.. unknown], load.Needs, ct))
            {
                Add(load, entries, id);
            }
        }
    }

    private void AddRemembered(SceneLoad load, List<ShelfId> entries, byte[] key, List<byte[]> unknown)
    {
        var hint = hints.Find(key);
        if (hint is null)
        {
            unknown.Add(key);
        }
        else if (hint.LotId > 0 && load.Needs.IsAsked(key))
        {
            Add(load, entries, ShelfId.OfLot(hint.LotId));
            Add(load, entries, ShelfId.OfProduct(hint.ProductId));
        }

        for (var depth = 0; depth < options.Value.DepthLimit && hint?.Parent is { } parent; depth++)
        {
            Add(load, entries, ShelfId.OfCode(parent));
            hint = hints.Find(parent);
        }
    }

    private static void Add(SceneLoad load, List<ShelfId> entries, ShelfId id)
    {
        if (!load.Needs.IsWanted(id) && !load.Scene.Has(id) && !load.Shelves.HasFound(id)
            && !entries.Contains(id) && (load.Session.Pass is null || load.Held.Leads.TryLead(id)))
        {
            entries.Add(id);
        }
    }

    /// <summary>
    /// Leaves leases. What has come to stand there meanwhile is taken instead of read; gives the rest, and how much of it is
    /// wanted.
    /// </summary>
    private async Task<(List<ShelfId> Entries, int Wanted)> LeaseAsync(
        SceneLoad load, ShelfPass pass, List<ShelfId> entries, int wanted, CancellationToken ct)
    {
        if (await shelf.LookOrLeaseAsync(pass, entries, ct) is not { } claim)
        {
            load.Held.Leads.Release(entries);
            return (entries, wanted);
        }

        var (left, wantedLeft) = (new List<ShelfId>(entries.Count), 0);
        for (var index = 0; index < entries.Count; index++)
        {
            var id = entries[index];
            if (claim.Entries[index] is not { } entry)
            {
                left.Add(id);
                wantedLeft += index < wanted ? 1 : 0;
                continue;
            }

            load.Held.Leads.Release([id]);
            if (index < wanted)
            {
                load.Shelves.Take(id, entry);
            }
            else
            {
                load.Shelves.Keep(id, entry);
            }
        }

        load.Held.Read(claim.Lease, left);
        return (left, wantedLeft);
    }
}
