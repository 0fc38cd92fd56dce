using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>
/// Reads all codes of a lot in pieces of 10,000, each with its whole trail: some sections' codes by a cursor, then the packages
/// around each piece level by level. What packages and documents were read stays for the next piece, up to a bound.
/// </summary>
internal sealed class LotScan(TrailReader trails, IOptions<QueryOptions> options)
{
    private const int SmallestLevel = 1;

    private ReconcileOptions Limits => options.Value.Reconcile;

    /// <summary>The codes of a lot that a caller sees. The connection must be in a transaction, for the cursor.</summary>
    /// <param name="connection">Nothing else may be read on it between two codes but through the graph's reader.</param>
    /// <param name="lotId">The lot.</param>
    /// <param name="view">What the caller sees.</param>
    /// <param name="graph">Filled on the way; holds the trail of the code at hand.</param>
    /// <param name="ct">Stops reading.</param>
    public async IAsyncEnumerable<LotCode> ReadAsync(
        NpgsqlConnection connection,
        long lotId,
        ReconcileView view,
        TrailGraph graph,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var sections = await ReadSectionsAsync(connection, lotId, long.MinValue, ct);
        while (sections.Count > 0)
        {
            var counted = sections.Where(section => !view.IsActivator || section.EnterpriseId == view.EnterpriseId)
                .ToDictionary(section => section.SectionId);
            if (counted.Count > 0)
            {
                await foreach (var code in ReadCodesAsync(connection, counted, view, graph, ct))
                {
                    yield return code;
                }
            }

            sections = await ReadSectionsAsync(connection, lotId, sections[^1].SectionId, ct);
        }
    }

    private async IAsyncEnumerable<LotCode> ReadCodesAsync(
        NpgsqlConnection connection,
        Dictionary<long, LotSection> sections,
        ReconcileView view,
        TrailGraph graph,
        [EnumeratorCancellation] CancellationToken ct)
    {
        await using (var open = ReconcileCommands.OpenLotCodes(connection, [.. sections.Keys]))
        {
            await open.ExecuteNonQueryAsync(ct);
        }

        for (var piece = await FetchAsync(connection, ct); piece.Length > 0; piece = await FetchAsync(connection, ct))
        {
            foreach (var keys in piece.Chunk(options.Value.KeysPerStatement))
            {
                if (graph.Count + keys.Length > Limits.TrailNodesAtMost)
                {
                    graph.Clear();
                }

                await trails.LoadAsync(connection, graph, keys, ct);
                var packages = await FindPackagesAsync(connection, graph, keys, ct);
                foreach (var key in keys)
                {
                    if (Judge(key, sections, packages, view, graph) is { } code)
                    {
                        yield return code;
                    }
                }
            }
        }

        await using var close = ReconcileCommands.CloseLotCodes(connection);
        await close.ExecuteNonQueryAsync(ct);
    }

    private LotCode? Judge(
        byte[] key,
        Dictionary<long, LotSection> sections,
        HashSet<byte[]> packages,
        ReconcileView view,
        TrailGraph graph)
    {
        var node = graph.Find(key)!;
        var visits = TrailWalk.Visits(graph, key, ArrivalOrder.Instance, options.Value.DepthLimit);
        if (!view.HasInScope(visits))
        {
            return null;
        }

        visits.RemoveAll(visit => visit.Document.IsWithdrawn || !view.Sees(visit.Document));
        return new LotCode(node, sections[node.Row!.SectionId], !packages.Contains(key), visits);
    }

    private static async Task<byte[][]> FetchAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var keys = new List<byte[]>();
        await using var command = ReconcileCommands.FetchLotCodes(connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            keys.Add(reader.GetFieldValue<byte[]>(0));
        }

        return [.. keys];
    }

    private static async Task<HashSet<byte[]>> FindPackagesAsync(
        NpgsqlConnection connection, TrailGraph graph, byte[][] keys, CancellationToken ct)
    {
        var packages = new HashSet<byte[]>(KeyComparer.Instance);
        byte[][] larger = [.. keys.Where(key => graph.Find(key)!.Row!.Level > SmallestLevel)];
        if (larger.Length > 0)
        {
            await using var command = ReconcileCommands.FindPackages(connection, larger);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                packages.Add(reader.GetFieldValue<byte[]>(0));
            }
        }

        return packages;
    }

    private async Task<List<LotSection>> ReadSectionsAsync(
        NpgsqlConnection connection, long lotId, long behind, CancellationToken ct)
    {
        var sections = new List<LotSection>();
        await using var command = ReconcileCommands.ReadLotSections(connection, lotId, behind, Limits.SectionsPerStatement);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            sections.Add(new LotSection(reader.GetInt64(0), reader.GetInt64(1), reader.GetDateTime(2)));
        }

        return sections;
    }
}
