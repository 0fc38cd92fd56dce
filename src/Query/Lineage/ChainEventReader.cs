using Microsoft.Extensions.Options;
using Npgsql;

namespace TraceEngine.Query.Lineage;

/// <summary>Reads what happened to one code, by its own name and by the packages that it was in at that time.</summary>
internal sealed class ChainEventReader(TrailReader trails, IOptions<QueryOptions> options)
{
    /// <summary>The events of a code.</summary>
    /// <param name="connection">Where to read.</param>
    /// <param name="key">The code, activated or not.</param>
    /// <param name="lotId">Its lot; null when it was never activated.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<ChainEvents> ReadAsync(NpgsqlConnection connection, byte[] key, long? lotId, CancellationToken ct)
    {
        var graph = new TrailGraph();
        await trails.LoadAsync(connection, graph, [key], ct);
        var order = new EventOrder(await ReadTimesAsync(connection, graph, ct));
        var visits = TrailWalk.Visits(graph, key, order, options.Value.DepthLimit);
        if (lotId is { } lot)
        {
            visits.AddRange(await ReadOfLotAsync(connection, graph, lot, ct));
        }

        Visit[] inOrder =
        [
            .. visits.DistinctBy(visit => (visit.Document.Id, Convert.ToHexString(visit.Via)))
                .OrderBy(visit => visit.Document.EventAt)
                .ThenBy(visit => visit.SectionId),
        ];
        var (replacedBy, replaces) = await ReadReplacementsAsync(connection, key, ct);
        return new ChainEvents(inOrder, await ReadReportersAsync(connection, inOrder, ct), replacedBy, replaces);
    }

    private static async Task<Dictionary<long, DateTime>> ReadTimesAsync(
        NpgsqlConnection connection, TrailGraph graph, CancellationToken ct)
    {
        long[] sections = [.. graph.Nodes.SelectMany(node => node.PackingSections).Distinct()];
        var times = new Dictionary<long, DateTime>();
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

    private static async Task<List<Visit>> ReadOfLotAsync(
        NpgsqlConnection connection, TrailGraph graph, long lotId, CancellationToken ct)
    {
        var items = new List<NamedIn>();
        await using (var command = LineageCommands.ReadLotDocuments(connection, lotId))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                items.Add(new NamedIn(LineageRows.ToGuid(reader.GetFieldValue<byte[]>(0)), reader.GetInt64(1)));
            }
        }

        await TrailReader.LoadDocumentsAsync(connection, graph, [.. items.Select(item => item.DocumentId)], ct);
        return [.. items.Select(item => new Visit([], graph.Document(item.DocumentId), item.SectionId))];
    }

    private static async Task<(byte[]? ReplacedBy, byte[]? Replaces)> ReadReplacementsAsync(
        NpgsqlConnection connection, byte[] key, CancellationToken ct)
    {
        (byte[]? ReplacedBy, byte[]? Replaces) ends = (null, null);
        await using var command = LineageCommands.ReadReplacements(connection, key);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var other = reader.GetFieldValue<byte[]>(1);
            ends = reader.GetBoolean(0) ? ends with { Replaces = other } : ends with { ReplacedBy = other };
        }

        return ends;
    }

    private static async Task<Dictionary<long, string>> ReadReportersAsync(
        NpgsqlConnection connection, Visit[] visits, CancellationToken ct)
    {
        var creditCodes = new Dictionary<long, string>();
        long[] reporters = [.. visits.Select(visit => visit.Document.EnterpriseId).Distinct()];
        if (reporters.Length > 0)
        {
            await using var command = LineageCommands.ReadEnterprises(connection, reporters);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                creditCodes.Add(reader.GetInt64(0), reader.GetString(1));
            }
        }

        return creditCodes;
    }
}
