using Microsoft.Extensions.Options;
using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>
/// Loads codes with everything their chains tell, breadth-first: from the shelves where it may and from the tables otherwise,
/// where each round leaves its leases first, then reads.
/// </summary>
internal sealed class SceneLoader(
    TableRounds tables, PathHints hints, SettledFacts settled, IFactShelf shelf, IOptions<QueryOptions> options)
{
    /// <summary>Loads the codes and all around them.</summary>
    public async Task<ChainScene> LoadAsync(IReadOnlyList<byte[]> keys, FactSession session, CancellationToken ct)
    {
        using var load = new SceneLoad(settled, hints, shelf, session, options.Value.DepthLimit);
        for (var index = 0; index < keys.Count; index++)
        {
            load.Needs.Ask(keys[index]);
        }

        await tables.ReadUnseenAsync(load, keys, ct);
        await load.Shelves.TakeAsync(ct);
        while (load.Shelves.Missing.Count > 0 || load.Needs.HasRest || load.Shelves.IsWaiting)
        {
            await tables.ReadAsync(load, ct);
            if (load.Shelves.IsWaiting && load.Shelves.Missing.Count == 0)
            {
                // Nobody waits while others wait for it.
                await tables.FinishHeldAsync(load, ct);
                await session.ReturnConnectionAsync();
                await load.Shelves.WaitAsync(ct);
            }

            await load.Shelves.TakeAsync(ct);
        }

        // Only now: who waited for this finds all that never changes in process too, and asks the tables nothing.
        await load.Held.EndAsync(load.Scene, ct);
        Learn(load.Scene);
        load.Scene.Entries = session.HasAskedTables ? null : load.Shelves.Taken;
        return load.Scene;
    }

    private void Learn(ChainScene scene)
    {
        foreach (var node in scene.Graph.Nodes)
        {
            if (node.Row is { } row)
            {
                hints.Learn(node.Key, row.Parent, scene.Sections.GetValueOrDefault(row.SectionId)?.Goods);
            }
        }
    }
}
