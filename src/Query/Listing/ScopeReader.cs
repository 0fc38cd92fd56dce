using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Query.Lineage;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Listing;

/// <summary>Tells which codes an enterprise sees whole: the rule by which chains are shown, over whole frontiers.</summary>
internal sealed class ScopeReader(SceneLoader scenes, IOptions<QueryOptions> options)
{
    /// <summary>Keys of the codes in scope.</summary>
    /// <param name="connection">Where to read.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="codes">Activated codes.</param>
    /// <param name="origins">Holds where they come from.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<HashSet<byte[]>> FindAsync(
        NpgsqlConnection connection,
        ListCaller caller,
        IReadOnlyCollection<StoredCode> codes,
        OriginBook origins,
        CancellationToken ct)
    {
        var inScope = new HashSet<byte[]>(KeyComparer.Instance);
        var others = new List<byte[]>();
        foreach (var code in codes)
        {
            if (origins[code.SectionId].EnterpriseId == caller.EnterpriseId)
            {
                inScope.Add(code.Key);
            }
            else
            {
                others.Add(code.Key);
            }
        }

        await using var session = new FactSession(connection);
        foreach (var keys in others.Chunk(options.Value.KeysPerStatement))
        {
            var scene = await scenes.LoadAsync(keys, session, ct);
            inScope.UnionWith(keys.Where(key => Has(scene, caller, key)));
        }

        return inScope;
    }

    /// <summary>Whether a loaded code is in scope; no code is that was never activated.</summary>
    public bool Has(ChainScene scene, ListCaller caller, byte[] key)
    {
        var section = scene.Graph.Find(key)?.Row is { } row ? scene.Sections[row.SectionId] : null;
        if (section?.Goods is not { } goods)
        {
            return false;
        }

        if (section.EnterpriseId == caller.EnterpriseId)
        {
            return true;
        }

        var visits = TrailWalk.Visits(scene.Graph, key, new EventOrder(scene.SectionTimes), options.Value.DepthLimit);
        visits.AddRange(scene.Lots[goods.LotId].Items.Select(
            item => new Visit([], scene.Graph.Document(item.DocumentId), item.SectionId)));

        // Who is named by nobody is out of scope, whoever the reporters are: most codes of others end here.
        return visits.Exists(visit => !visit.Document.IsWithdrawn && visit.Document.Names(caller.CreditCode))
            && ChainScope.Has(
                caller.CreditCode,
                scene.Enterprises[section.EnterpriseId].CreditCode,
                new ChainEvents(visits, scene, null, null));
    }
}
