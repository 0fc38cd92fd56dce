using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Query.Caching;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Lineage;

/// <summary>
/// Reads the chains of many codes at once. Each fact is at least as new as the last ack before the call: statements are not put
/// under one snapshot, which would make later facts older than they need to be.
/// </summary>
internal sealed class ChainBatchReader(
    LineageDatabase database, SceneLoader scenes, ChainAssembly assembly, IFactShelf shelf, IOptions<QueryOptions> options)
{
    /// <summary>
    /// What an enterprise sees of each code, in the order given: everything where it is in scope, else its own documents; null
    /// where nothing exists for it, whatever the reason.
    /// </summary>
    /// <param name="enterpriseId">Who asks.</param>
    /// <param name="creditCode">Its credit code.</param>
    /// <param name="keys">The codes; a few thousand at most, since all of them are held in memory.</param>
    /// <param name="ct">Stops reading.</param>
    /// <exception cref="NpgsqlException">The database cannot be read.</exception>
    public async Task<IReadOnlyList<ChainAnswer?>> ReadAsync(
        long enterpriseId, string creditCode, IReadOnlyList<byte[]> keys, CancellationToken ct)
    {
        // The codes are off the wire: now, not before, it is fixed which generation of the cache may answer.
        await using var session = new FactSession(database, shelf.Enter());
        return await ReadAsync(enterpriseId, creditCode, keys, session, ct);
    }

    /// <summary>The same from one connection, for instance under a snapshot; the cache is bypassed.</summary>
    public async Task<IReadOnlyList<ChainAnswer?>> ReadAsync(
        long enterpriseId, string creditCode, IReadOnlyList<byte[]> keys, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var session = new FactSession(connection);
        return await ReadAsync(enterpriseId, creditCode, keys, session, ct);
    }

    private async Task<IReadOnlyList<ChainAnswer?>> ReadAsync(
        long enterpriseId, string creditCode, IReadOnlyList<byte[]> keys, FactSession session, CancellationToken ct)
    {
        var scene = await scenes.LoadAsync(keys, session, ct);
        var order = new EventOrder(scene.SectionTimes);
        var answers = new ChainAnswer?[keys.Count];
        for (var index = 0; index < answers.Length; index++)
        {
            answers[index] = Answer(enterpriseId, creditCode, keys[index], scene, order);
        }

        await assembly.CompleteAsync(answers, session, ct);
        return answers;
    }

    private ChainAnswer? Answer(long enterpriseId, string creditCode, byte[] key, ChainScene scene, EventOrder order)
    {
        var node = scene.Graph.Find(key)!;
        var section = node.Row is { } row ? scene.Sections[row.SectionId] : null;
        var visits = Visits(scene, key, section?.Goods?.LotId, order);
        if (section is not null)
        {
            var activator = scene.Enterprises[section.EnterpriseId];
            var events = new ChainEvents(visits, scene, node.ReplacedBy, node.Replaces);
            if (section.EnterpriseId == enterpriseId || ChainScope.Has(creditCode, activator.CreditCode, events))
            {
                return new ChainAnswer(key, assembly.Assemble(node, section, events), events);
            }
        }

        Visit[] own = [.. visits.Where(visit => visit.Document.EnterpriseId == enterpriseId)];
        return own.Length == 0 ? null : new ChainAnswer(key, null, new ChainEvents(own, scene, null, null));
    }

    private List<Visit> Visits(ChainScene scene, byte[] key, long? lotId, EventOrder order)
    {
        var visits = TrailWalk.Visits(scene.Graph, key, order, options.Value.DepthLimit);
        if (lotId is { } lot)
        {
            foreach (var item in scene.Lots[lot].Items)
            {
                visits.Add(new Visit([], scene.Graph.Document(item.DocumentId), item.SectionId));
            }
        }

        if (visits.Count > 1)
        {
            visits.Sort(ByTime);
            RemoveRepeats(visits);
        }

        return visits;
    }

    /// <summary>
    /// A code that went into a package twice meets its documents twice; once is shown. Repeats stand side by side.
    /// </summary>
    private static void RemoveRepeats(List<Visit> visits)
    {
        for (var index = visits.Count - 1; index > 0; index--)
        {
            if (visits[index].Document.Id == visits[index - 1].Document.Id
                && KeyComparer.Instance.Equals(visits[index].Via, visits[index - 1].Via))
            {
                visits.RemoveAt(index);
            }
        }
    }

    // What is told of one moment counts in the order of arrival; the rest only makes the order a firm one.
    private static int ByTime(Visit left, Visit right)
    {
        var order = left.Document.EventAt.CompareTo(right.Document.EventAt);
        order = order != 0 ? order : left.SectionId.CompareTo(right.SectionId);
        order = order != 0 ? order : left.Document.Id.CompareTo(right.Document.Id);
        return order != 0 ? order : left.Via.AsSpan().SequenceCompareTo(right.Via);
    }
}
