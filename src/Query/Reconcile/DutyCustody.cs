using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Contracts.Flows;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>
/// Finds who holds the codes that documents name. What was shipped as a pallet may be received box by box: then the pallet's own
/// path does not tell, so of each package one of the smallest inside is asked instead.
/// </summary>
internal sealed class DutyCustody(TrailReader trails, IOptions<QueryOptions> options)
{
    /// <summary>The codes of the documents, up to the bound of one call.</summary>
    public async Task<DutyScene> LoadAsync(
        NpgsqlConnection connection, IReadOnlyList<DocumentFacts> documents, CancellationToken ct)
    {
        var (byDocument, isTruncated) = await ReadCodesAsync(connection, documents, ct);
        byte[][] keys = [.. byDocument.Values.SelectMany(codes => codes).Distinct(KeyComparer.Instance)];
        var graph = new TrailGraph();
        await trails.LoadAsync(connection, graph, keys, ct);
        var innermost = await DescendAsync(connection, graph, keys, ct);
        var sections = await ReadSectionsAsync(
            connection,
            [.. keys.Concat(innermost.Values).Select(key => graph.Find(key)?.Row?.SectionId).OfType<long>().Distinct()],
            ct);
        var states = new Dictionary<byte[], CustodyState>(KeyComparer.Instance);
        var lots = new Dictionary<byte[], long>(KeyComparer.Instance);
        foreach (var key in keys)
        {
            var asked = innermost.GetValueOrDefault(key, key);
            if (graph.Find(key)?.Row is not { } row || !sections.TryGetValue(row.SectionId, out var own))
            {
                continue;
            }

            lots[key] = own.LotId;
            if (graph.Find(asked)?.Row is { IsLive: true } inner && row.IsLive
                && sections.TryGetValue(inner.SectionId, out var section))
            {
                states[key] = CustodyPath.StateOf(graph, asked, section.EnterpriseId, options.Value.DepthLimit);
            }
        }

        return new DutyScene(byDocument, states, lots, isTruncated);
    }

    private async Task<(Dictionary<Guid, List<byte[]>> Codes, bool IsTruncated)> ReadCodesAsync(
        NpgsqlConnection connection, IReadOnlyList<DocumentFacts> documents, CancellationToken ct)
    {
        var byDocument = new Dictionary<Guid, List<byte[]>>();
        var room = options.Value.Reconcile.DutyCodesAtMost;
        await using var command = ReconcileCommands.ReadDocumentCodes(connection, documents.Select(document => document.Id));
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var codes = reader.GetFieldValue<byte[][]>(1);
            if (!byDocument.TryGetValue(LineageRows.ToGuid(reader.GetFieldValue<byte[]>(0)), out var known))
            {
                byDocument.Add(LineageRows.ToGuid(reader.GetFieldValue<byte[]>(0)), known = []);
            }

            known.AddRange(codes.Take(room));
            if (codes.Length > room)
            {
                return (byDocument, true);
            }

            room -= codes.Length;
        }

        return (byDocument, false);
    }

    /// <summary>For each package one of the smallest inside, over all levels; two round trips a level.</summary>
    private async Task<Dictionary<byte[], byte[]>> DescendAsync(
        NpgsqlConnection connection, TrailGraph graph, byte[][] keys, CancellationToken ct)
    {
        var innermost = keys.Where(key => graph.Find(key)?.Row?.Level > 1).ToDictionary(key => key, KeyComparer.Instance);
        byte[][] frontier = [.. innermost.Keys];
        for (var depth = 0; frontier.Length > 0 && depth < options.Value.DepthLimit; depth++)
        {
            var packed = await ReadFirstChildrenAsync(connection, frontier, ct);
            await trails.LoadAsync(connection, graph, packed.Values, ct);

            // One that has left tells nothing of the package.
            var children = packed
                .Where(one => KeyComparer.Instance.Equals(graph.Find(one.Value)?.Row?.Parent, one.Key))
                .ToDictionary(KeyComparer.Instance);
            foreach (var package in innermost.Keys.ToArray())
            {
                innermost[package] = children.GetValueOrDefault(innermost[package], innermost[package]);
            }

            frontier = [.. children.Values.Distinct(KeyComparer.Instance)];
        }

        return innermost;
    }

    private async Task<Dictionary<byte[], byte[]>> ReadFirstChildrenAsync(
        NpgsqlConnection connection, byte[][] packages, CancellationToken ct)
    {
        var children = new Dictionary<byte[], byte[]>(KeyComparer.Instance);
        foreach (var chunk in packages.Chunk(options.Value.KeysPerStatement))
        {
            await using var command = ReconcileCommands.ReadFirstChildren(connection, chunk);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                if (!reader.IsDBNull(1))
                {
                    children.Add(reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1));
                }
            }
        }

        return children;
    }

    private async Task<Dictionary<long, (long EnterpriseId, long LotId)>> ReadSectionsAsync(
        NpgsqlConnection connection, long[] sectionIds, CancellationToken ct)
    {
        var sections = new Dictionary<long, (long, long)>();
        foreach (var chunk in sectionIds.Chunk(options.Value.KeysPerStatement))
        {
            await using var command = ReconcileCommands.ReadSectionLots(connection, chunk);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                sections.Add(reader.GetInt64(0), (reader.GetInt64(1), reader.GetInt64(2)));
            }
        }

        return sections;
    }
}
