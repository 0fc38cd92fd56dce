using Microsoft.Extensions.Options;
using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>
/// Loads codes with everything their chains tell: breadth-first over whole frontiers, from the shelves where it may and from the
/// tables otherwise, in a round trip a level. Each round leaves its leases first, then reads.
/// </summary>
internal sealed class SceneLoader(
    FactReader facts, SettledFacts settled, IFactShelf shelf, CacheMetrics metrics, IOptions<QueryOptions> options)
{
    /// <summary>Loads the codes and all around them.</summary>
    public async Task<ChainScene> LoadAsync(IReadOnlyCollection<byte[]> keys, FactSession session, CancellationToken ct)
    {
        var scene = new ChainScene();
        var needs = new SceneNeeds(scene, settled, options.Value.DepthLimit);
        foreach (var key in keys)
        {
            needs.Ask(key);
        }

        using var held = new HeldLoads(shelf);
        while (needs.Take(options.Value.KeysPerStatement) is { } round)
        {
            var (missing, waits) = await FromShelvesAsync(round, scene, needs, session, held, ct);
            await FromTablesAsync(missing, scene, needs, session, held, ct);
            if (waits.Count > 0)
            {
                // Nobody waits while others wait for it.
                await FinishHeldAsync(scene, needs, session, held, ct);
                await session.ReturnConnectionAsync();
                await Task.WhenAll(waits).WaitAsync(ct);
            }
        }

        // Only now: who waited for this finds all that never changes in process too, and asks the tables nothing.
        await held.FillAsync(scene, ct);
        return scene;
    }

    /// <summary>What stands on the shelves comes from there. The rest: what to read, and whose loads to wait for.</summary>
    private async Task<(FactRound Missing, List<Task> Waits)> FromShelvesAsync(
        FactRound round, ChainScene scene, SceneNeeds needs, FactSession session, HeldLoads held,
        CancellationToken ct)
    {
        List<ShelfId> wanted =
        [
            .. round.Codes.Select(ShelfId.OfCode),
            .. round.Lots.Select(ShelfId.OfLot),
            .. round.CurrentProducts.Select(ShelfId.OfProduct),
        ];
        if (wanted.Count == 0 || session.Pass is not { } pass)
        {
            return (round, []);
        }

        var found = await ShelfLookup.LookAsync(
            shelf, pass, wanted, held.Leads, (id, entry) => Take(id, entry, scene, needs), ct);
        if (found is null)
        {
            session.Bypass();
            return (round, []);
        }

        needs.Again(
            CodesOf(found.Joined), NumbersOf(found.Joined, ShelfKind.Lot), NumbersOf(found.Joined, ShelfKind.Product));
        return (round with
        {
            Codes = [.. CodesOf(found.Missing)],
            Lots = [.. NumbersOf(found.Missing, ShelfKind.Lot)],
            CurrentProducts = [.. NumbersOf(found.Missing, ShelfKind.Product)],
        }, found.Waits);
    }

    private async Task FromTablesAsync(
        FactRound round, ChainScene scene, SceneNeeds needs, FactSession session, HeldLoads held, CancellationToken ct)
    {
        ShelfId[] shelved =
        [
            .. round.Codes.Select(ShelfId.OfCode),
            .. round.Lots.Select(ShelfId.OfLot),
            .. round.CurrentProducts.Select(ShelfId.OfProduct),
        ];
        if (shelved.Length > 0 && session.Pass is { } pass)
        {
            if (await shelf.LeaseAsync(pass, shelved, ct) is { } lease)
            {
                held.Read(lease, shelved);
            }
            else
            {
                held.Leads.Release(shelved);
            }
        }

        if (!round.IsEmpty)
        {
            metrics.AskedDatabase();
            await facts.ReadAsync(await session.ConnectionAsync(ct), round, scene, needs, ct);
        }
    }

    /// <summary>Reads the documents of what is led, and fills it.</summary>
    private async Task FinishHeldAsync(
        ChainScene scene, SceneNeeds needs, FactSession session, HeldLoads held, CancellationToken ct)
    {
        if (held.Leads.IsLeading)
        {
            var documents = needs.TakeDocuments();
            if (!documents.IsEmpty)
            {
                await facts.ReadAsync(await session.ConnectionAsync(ct), documents, scene, needs, ct);
            }

            await held.FillAsync(scene, ct);
        }
    }

    private static void Take(ShelfId id, byte[] entry, ChainScene scene, SceneNeeds needs)
    {
        switch (id.Kind)
        {
            case ShelfKind.Code:
                var node = ShelfEntries.ToCode(id.Id, entry, scene.Graph, needs.Came);
                scene.Graph.Add(node);
                needs.Came(node);
                break;
            case ShelfKind.Lot:
                scene.Lots[id.Number] = ShelfEntries.ToLot(id.Number, entry, scene.Graph, needs.Came);
                break;
            default:
                needs.Came(id.Number, ShelfEntries.ToProduct(entry));
                break;
        }
    }

    private static IEnumerable<byte[]> CodesOf(List<ShelfId> ids) =>
        ids.Where(id => id.Kind == ShelfKind.Code).Select(id => id.Id);

    private static IEnumerable<long> NumbersOf(List<ShelfId> ids, ShelfKind kind) =>
        ids.Where(id => id.Kind == kind).Select(id => id.Number);
}
