using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Listing;

/// <summary>Tells which of many codes an enterprise sees whole: the rule of <see cref="ChainScope"/>, over whole frontiers.</summary>
internal sealed class ScopeReader(TrailReader trails, IOptions<QueryOptions> options)
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
        var others = new List<StoredCode>();
        foreach (var code in codes)
        {
            if (origins[code.SectionId].EnterpriseId == caller.EnterpriseId)
            {
                inScope.Add(code.Key);
            }
            else
            {
                others.Add(code);
            }
        }

        foreach (var piece in others.Chunk(options.Value.KeysPerStatement))
        {
            await AddInScopeAsync(connection, caller, piece, origins, inScope, ct);
        }

        return inScope;
    }

    private async Task AddInScopeAsync(
        NpgsqlConnection connection,
        ListCaller caller,
        StoredCode[] codes,
        OriginBook origins,
        HashSet<byte[]> inScope,
        CancellationToken ct)
    {
        var graph = new TrailGraph();
        await trails.LoadAsync(connection, graph, codes.Select(code => code.Key), ct);
        var recalls = await ReadRecallsAsync(connection, graph, codes.Select(code => origins[code.SectionId].LotId), ct);
        var order = new EventOrder(await ReadTimesAsync(connection, graph, ct));
        var named = new List<(StoredCode Code, List<Visit> Visits)>();
        foreach (var code in codes)
        {
            var visits = TrailWalk.Visits(graph, code.Key, order, options.Value.DepthLimit);
            visits.AddRange(recalls.GetValueOrDefault(origins[code.SectionId].LotId, []));

            // Who is named by nobody is out of scope, whoever the reporters are: most codes of others end here.
            if (visits.Exists(visit => !visit.Document.IsWithdrawn && visit.Document.Names(caller.CreditCode)))
            {
                named.Add((code, visits));
            }
        }

        if (named.Count == 0)
        {
            return;
        }

        var reporters = await ReadReportersAsync(connection, named.SelectMany(one => one.Visits), ct);
        foreach (var (code, visits) in named)
        {
            var events = new ChainEvents(visits, reporters, null, null);
            if (ChainScope.Has(caller.CreditCode, origins[code.SectionId].CreditCode, events))
            {
                inScope.Add(code.Key);
            }
        }
    }

    // A recall by lot reaches every code of it.
    private static async Task<Dictionary<long, List<Visit>>> ReadRecallsAsync(
        NpgsqlConnection connection, TrailGraph graph, IEnumerable<long> lotIds, CancellationToken ct)
    {
        var items = new List<(long LotId, NamedIn Item)>();
        await using (var command = ListingCommands.ReadLotRecallsOf(connection, [.. lotIds.Distinct()]))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                items.Add((
                    reader.GetInt64(0),
                    new NamedIn(LineageRows.ToGuid(reader.GetFieldValue<byte[]>(1)), reader.GetInt64(2))));
            }
        }

        Guid[] unknown = [.. items.Select(item => item.Item.DocumentId).Where(id => !graph.Contains(id)).Distinct()];
        if (unknown.Length > 0)
        {
            await TrailReader.LoadDocumentsAsync(connection, graph, unknown, ct);
        }

        return items.GroupBy(item => item.LotId).ToDictionary(
            lot => lot.Key,
            lot => lot.Select(one => new Visit([], graph.Document(one.Item.DocumentId), one.Item.SectionId)).ToList());
    }

    private static async Task<Dictionary<long, DateTime>> ReadTimesAsync(
        NpgsqlConnection connection, TrailGraph graph, CancellationToken ct)
    {
        var times = new Dictionary<long, DateTime>();
        long[] sections = [.. graph.Nodes.SelectMany(node => node.PackingSections).Distinct()];
        if (sections.Length > 0)
        {
            await using var command = LineageCommands.ReadSectionTimes(connection, sections);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                times.Add(reader.GetInt64(0), reader.GetDateTime(1));
            }
        }

        return times;
    }

    private static async Task<Dictionary<long, string>> ReadReportersAsync(
        NpgsqlConnection connection, IEnumerable<Visit> visits, CancellationToken ct)
    {
        var creditCodes = new Dictionary<long, string>();
        long[] reporters = [.. visits.Select(visit => visit.Document.EnterpriseId).Distinct()];
        await using var command = LineageCommands.ReadEnterprises(connection, reporters);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            creditCodes.Add(reader.GetInt64(0), reader.GetString(1));
        }

        return creditCodes;
    }
}
