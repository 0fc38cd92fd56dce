using Npgsql;
using TraceEngine.Contracts.Flows;
using TraceEngine.Ingest.Copying.Holding;

namespace TraceEngine.Ingest.Copying.Postgres.Holding;

/// <summary>
/// Finds who holds codes: walks up breadth-first, one statement per level for all of them, and reads the documents on the way
/// only when there are any.
/// </summary>
internal sealed class HoldingReader(NpgsqlConnection connection)
{
    // Package levels are 1 to 9; a path longer than this is a circle that should not exist.
    private const int MaxDepth = 16;
    private const int KeysPerStatement = 10_000;

    private readonly Dictionary<byte[], (byte[]? Parent, long? PackedSection)> _links = new(KeyComparer.Instance);
    private readonly Dictionary<byte[], List<CustodyEvent>> _events = new(KeyComparer.Instance);
    private readonly Dictionary<byte[], List<WrittenHolder>> _written = new(KeyComparer.Instance);

    /// <summary>Sets holding and ancestors of each code.</summary>
    public async Task FillAsync(IReadOnlyCollection<CodeFact> codes, CancellationToken cancellationToken)
    {
        _links.Clear();
        _events.Clear();
        _written.Clear();
        foreach (var code in codes)
        {
            _links[code.Code] = (code.Parent, code.PackedSection);
        }

        await WalkUpAsync(cancellationToken);
        var isMoved = await AnyMovedAsync(cancellationToken);
        if (isMoved)
        {
            await ReadEventsAsync(cancellationToken);
            await ReadWrittenAsync(cancellationToken);
        }

        foreach (var code in codes)
        {
            var path = PathOf(code.Code);
            code.Ancestors = path.Count == 1 ? [] : path[1..];
            code.Holding = isMoved
                ? HoldingFact.Of(code.ActivatorId, path.ConvertAll(LinkOf))
                : HoldingFact.OfActivator(code.ActivatorId);
        }
    }

    private async Task WalkUpAsync(CancellationToken cancellationToken)
    {
        for (var depth = 0; depth < MaxDepth; depth++)
        {
            byte[][] frontier =
            [
                .. _links.Values
                    .Select(link => link.Parent)
                    .OfType<byte[]>()
                    .Where(parent => !_links.ContainsKey(parent))
                    .Distinct(KeyComparer.Instance),
            ];
            if (frontier.Length == 0)
            {
                return;
            }

            foreach (var parent in frontier)
            {
                // Stays so when it is not active: an open parent ends the path.
                _links[parent] = (null, null);
            }

            foreach (var part in frontier.Chunk(KeysPerStatement))
            {
                await using var command = new NpgsqlCommand(CopySql.ReadPathLinks, connection);
                command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = part });
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken))
                {
                    _links[reader.GetFieldValue<byte[]>(0)] =
                        (reader.BytesOrNull(1), reader.Int64OrNull(2));
                }
            }
        }
    }

    private async Task<bool> AnyMovedAsync(CancellationToken cancellationToken)
    {
        foreach (var part in _links.Keys.Chunk(KeysPerStatement))
        {
            if (await IsAnyMovedAsync(connection, part, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether any document or written holder names any of these codes.</summary>
    public static async Task<bool> IsAnyMovedAsync(
        NpgsqlConnection connection, byte[][] codes, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(CopySql.FindMoved, connection);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = codes });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>
    /// The same for many codes in key order. What is packed comes fresh from a line, so mostly nothing at all in their ranges of
    /// serial numbers has moved: a probe for each range instead of one for each code.
    /// </summary>
    public static async Task<bool> IsAnySortedMovedAsync(
        NpgsqlConnection connection, byte[][] codes, CancellationToken cancellationToken)
    {
        var ranges = KeyRanges.Of(codes);
        await using (var batch = new NpgsqlBatch(connection))
        {
            foreach (var (first, last) in ranges)
            {
                var command = new NpgsqlBatchCommand(CopySql.FindMovedBetween);
                command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = first });
                command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = last });
                batch.BatchCommands.Add(command);
            }

            if (!await AnyTrueAsync(batch, cancellationToken))
            {
                return false;
            }
        }

        foreach (var part in codes.Chunk(KeysPerStatement))
        {
            if (await IsAnyMovedAsync(connection, part, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<bool> AnyTrueAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        var isAny = false;
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        do
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                isAny |= reader.GetBoolean(0);
            }
        }
        while (await reader.NextResultAsync(cancellationToken));
        return isAny;
    }

    private async Task ReadEventsAsync(CancellationToken cancellationToken)
    {
        var items = new List<(byte[] Code, long SectionId, byte[] DocumentId)>();
        foreach (var part in _links.Keys.Chunk(KeysPerStatement))
        {
            await using var command = new NpgsqlCommand(CopySql.ReadFlowItems, connection);
            command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = part });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                items.Add((reader.GetFieldValue<byte[]>(0), reader.GetInt64(1), reader.GetFieldValue<byte[]>(2)));
            }
        }

        var documents = await ReadDocumentsAsync(
            [.. items.Select(item => item.DocumentId).Distinct(KeyComparer.Instance)], cancellationToken);
        foreach (var (code, sectionId, documentId) in items)
        {
            if (documents.TryGetValue(documentId, out var document) && document.Move != CustodyMove.None)
            {
                ListOf(_events, code).Add(document with { SectionId = sectionId });
            }
        }
    }

    private async Task<Dictionary<byte[], CustodyEvent>> ReadDocumentsAsync(
        byte[][] documentIds, CancellationToken cancellationToken)
    {
        var documents = new Dictionary<byte[], CustodyEvent>(KeyComparer.Instance);
        await using var command = new NpgsqlCommand(CopySql.ReadMovingDocuments, connection);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = documentIds });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var move = Custody.MoveOf((DocumentKind)reader.GetInt16(1), reader.GetString(2));
            documents[reader.GetFieldValue<byte[]>(0)] = new CustodyEvent(0, move, reader.GetInt64(3), reader.GetString(4));
        }

        return documents;
    }

    private async Task ReadWrittenAsync(CancellationToken cancellationToken)
    {
        foreach (var part in _links.Keys.Chunk(KeysPerStatement))
        {
            await using var command = new NpgsqlCommand(CopySql.ReadHolders, connection);
            command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = part });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var state = reader.Int64OrNull(2) is { } holder
                    ? CustodyState.HeldBy(holder)
                    : CustodyState.InTransit(reader.TextOrNull(3) ?? "");
                ListOf(_written, reader.GetFieldValue<byte[]>(0)).Add(new WrittenHolder(reader.GetInt64(1), state));
            }
        }
    }

    private List<byte[]> PathOf(byte[] code)
    {
        var path = new List<byte[]> { code };
        while (path.Count <= MaxDepth && _links.TryGetValue(path[^1], out var link) && link.Parent is { } parent)
        {
            path.Add(parent);
        }

        return path;
    }

    private PathLink LinkOf(byte[] code) => new(
        _links.TryGetValue(code, out var link) ? link.PackedSection : null,
        _events.TryGetValue(code, out var events) ? events : [],
        _written.TryGetValue(code, out var written) ? written : []);

    private static List<T> ListOf<T>(Dictionary<byte[], List<T>> lists, byte[] code)
    {
        if (!lists.TryGetValue(code, out var list))
        {
            lists[code] = list = [];
        }

        return list;
    }
}
