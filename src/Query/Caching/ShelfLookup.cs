namespace TraceEngine.Query.Caching;

/// <summary>What a look-up left open.</summary>
/// <param name="Missing">To be loaded by this request.</param>
/// <param name="Joined">Somebody else loads them: to be looked for again when the waits are over.</param>
/// <param name="Waits">Loads of others.</param>
internal sealed record ShelfLookup(List<ShelfId> Missing, List<ShelfId> Joined, List<Task> Waits)
{
    /// <summary>
    /// Looks entries up, gives out those that stand, and shares out the rest between this request and others that are loading
    /// already. Null when Redis could not answer: bypass.
    /// </summary>
    public static async Task<ShelfLookup?> LookAsync(
        IFactShelf shelf, ShelfPass pass, IReadOnlyList<ShelfId> wanted, ShelfLeads leads, Action<ShelfId, byte[]> take,
        CancellationToken ct)
    {
        var releases = leads.Releases;
        if (await shelf.GetAsync(pass, wanted, ct) is not { } entries)
        {
            return null;
        }

        var found = new ShelfLookup([], [], []);
        for (var index = 0; index < wanted.Count; index++)
        {
            var id = wanted[index];
            if (entries[index] is { } entry && ShelfEntries.IsReadable(entry))
            {
                take(id, entry);
            }
            else if (leads.IsMine(id, out var running))
            {
                found.Missing.Add(id);
            }
            else
            {
                found.Joined.Add(id);
                found.Waits.Add(running);
            }
        }

        return found.Missing.Count > 0 && releases != leads.Releases
            ? found with { Missing = await LookAgainAsync(shelf, pass, found.Missing, leads, take, ct) }
            : found;
    }

    /// <summary>Somebody has ended a load since the look-up: what it filled is taken, and led no more.</summary>
    private static async Task<List<ShelfId>> LookAgainAsync(
        IFactShelf shelf, ShelfPass pass, List<ShelfId> missing, ShelfLeads leads, Action<ShelfId, byte[]> take,
        CancellationToken ct)
    {
        if (await shelf.GetAsync(pass, missing, ct) is not { } entries)
        {
            return missing;
        }

        List<ShelfId> still = [];
        for (var index = 0; index < missing.Count; index++)
        {
            if (entries[index] is { } entry && ShelfEntries.IsReadable(entry))
            {
                take(missing[index], entry);
                leads.Release([missing[index]]);
            }
            else
            {
                still.Add(missing[index]);
            }
        }

        return still;
    }
}
