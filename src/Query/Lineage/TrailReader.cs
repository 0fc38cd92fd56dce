using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Contracts.Flows;

namespace TraceEngine.Query.Lineage;

/// <summary>
/// Loads codes and everything around them, upward over whole frontiers: two round trips a level, never one per code. Packages
/// that a code has left are followed as well, since what happened to them while it was inside happened to it.
/// </summary>
internal sealed class TrailReader(IOptions<QueryOptions> options)
{
    /// <summary>Adds the codes to a graph, with all packages around them and the documents that name any of them.</summary>
    public async Task LoadAsync(
        NpgsqlConnection connection, TrailGraph graph, IEnumerable<byte[]> keys, CancellationToken ct)
    {
        byte[][] frontier = [.. keys.Where(key => !graph.Contains(key)).Distinct(KeyComparer.Instance)];
        for (var depth = 0; frontier.Length > 0 && depth <= options.Value.DepthLimit; depth++)
        {
            foreach (var chunk in frontier.Chunk(options.Value.KeysPerStatement))
            {
                await LoadChunkAsync(connection, graph, chunk, ct);
            }

            frontier =
            [
                .. frontier.SelectMany(key => graph.Find(key)!.Parents)
                    .Where(key => !graph.Contains(key))
                    .Distinct(KeyComparer.Instance),
            ];
        }
    }

    /// <summary>Adds documents to a graph.</summary>
    public static async Task LoadDocumentsAsync(
        NpgsqlConnection connection, TrailGraph graph, Guid[] documentIds, CancellationToken ct)
    {
        await using var command = LineageCommands.ReadDocuments(connection, documentIds);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            graph.Add(LineageRows.ToDocument(reader));
        }
    }

    private async Task LoadChunkAsync(NpgsqlConnection connection, TrailGraph graph, byte[][] keys, CancellationToken ct)
    {
        foreach (var key in keys)
        {
            graph.Add(key);
        }

        var documents = new HashSet<Guid>();
        await using (var batch = LineageCommands.ReadTrail(connection, keys))
        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            await ReadPlacesAsync(reader, graph, ct);
            await reader.NextResultAsync(ct);
            await ReadFormersAsync(reader, graph, ct);
            await reader.NextResultAsync(ct);
            await ReadItemsAsync(reader, graph, documents, ct);
            await reader.NextResultAsync(ct);
            await ReadHoldersAsync(reader, graph, ct);
        }

        foreach (var ids in documents.Chunk(options.Value.KeysPerStatement))
        {
            await LoadDocumentsAsync(connection, graph, ids, ct);
        }
    }

    private static async Task ReadPlacesAsync(NpgsqlDataReader reader, TrailGraph graph, CancellationToken ct)
    {
        while (await reader.ReadAsync(ct))
        {
            graph.Add(reader.GetFieldValue<byte[]>(0)).Row = LineageRows.ToTrailRow(reader);
        }
    }

    private static async Task ReadFormersAsync(NpgsqlDataReader reader, TrailGraph graph, CancellationToken ct)
    {
        while (await reader.ReadAsync(ct))
        {
            graph.Add(reader.GetFieldValue<byte[]>(0)).Add(LineageRows.ToFormerPlace(reader));
        }
    }

    private static async Task ReadItemsAsync(
        NpgsqlDataReader reader, TrailGraph graph, HashSet<Guid> unknown, CancellationToken ct)
    {
        while (await reader.ReadAsync(ct))
        {
            var documentId = LineageRows.ToGuid(reader.GetFieldValue<byte[]>(2));
            graph.Add(reader.GetFieldValue<byte[]>(0)).Add(new NamedIn(documentId, reader.GetInt64(1)));
            if (!graph.Contains(documentId))
            {
                unknown.Add(documentId);
            }
        }
    }

    private static async Task ReadHoldersAsync(NpgsqlDataReader reader, TrailGraph graph, CancellationToken ct)
    {
        while (await reader.ReadAsync(ct))
        {
            var state = reader.IsDBNull(2)
                ? CustodyState.InTransit(reader.IsDBNull(3) ? string.Empty : reader.GetString(3))
                : CustodyState.HeldBy(reader.GetInt64(2));
            graph.Add(reader.GetFieldValue<byte[]>(0)).Add(new HolderMark(reader.GetInt64(1), state));
        }
    }
}
