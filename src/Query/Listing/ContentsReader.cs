using Npgsql;
using TraceEngine.Query.Caching;
using TraceEngine.Query.Lineage;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Listing;

/// <summary>
/// Reads what is inside a code for an enterprise that sees the code's whole chain. Each fact is at least as new as the last ack:
/// statements are not put under one snapshot.
/// </summary>
internal sealed class ContentsReader(
    LineageDatabase database, SceneLoader scenes, ScopeReader scope, ContentsWalk walk, IFactShelf shelf)
{
    /// <summary>Walks through the contents of the first of the keys that is in scope.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="keys">The readings of what was scanned, the likeliest first.</param>
    /// <param name="maxDepth">Most levels to go down; 0 = no bound but that of the settings.</param>
    /// <param name="begin">Called with code and level once, before the first items, when a code is in scope.</param>
    /// <param name="take">Gets the items, as in <see cref="ContentsWalk"/>.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>Whether there may be more than was walked; null when no code is in scope, whatever the reason.</returns>
    /// <exception cref="NpgsqlException">The database cannot be read.</exception>
    public async Task<bool?> ReadAsync(
        ListCaller caller,
        byte[][] keys,
        int maxDepth,
        Action<byte[], int> begin,
        Func<IReadOnlyList<ContentsItem>, ValueTask> take,
        CancellationToken ct)
    {
        await using var session = new FactSession(database, shelf.Enter());
        var scene = await scenes.LoadAsync(keys, session, ct);
        if (Array.Find(keys, key => scope.Has(scene, caller, key)) is not { } found)
        {
            return null;
        }

        begin(found, scene.Graph.Find(found)!.Row!.Level);
        return await walk.WalkAsync(session, [found], maxDepth, take, ct);
    }
}
