using Npgsql;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Postgres.Flows;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Shelving;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>Finds again what committed batches have changed, for the shelves that nobody knows to be emptied.</summary>
internal sealed class TouchedShelves(NpgsqlConnection connection)
{
    private readonly List<byte[]> _codes = [];
    private readonly List<byte[]> _parents = [];

    public async Task<ShelfTouches> ReadAsync(
        StreamIdentity stream, long afterSequence, long beforeSequence, CancellationToken cancellationToken)
    {
        if ((BatchKind)stream.Kind == BatchKind.Catalog)
        {
            return new ShelfTouches([], [])
            {
                Products = await ReadProductsAsync(stream, afterSequence + 1, beforeSequence - 1, cancellationToken),
            };
        }

        var sections = await ReadSectionsAsync(stream, afterSequence + 1, beforeSequence - 1, cancellationToken);
        if (sections.Length == 0)
        {
            return ShelfTouches.None;
        }

        switch ((BatchKind)stream.Kind)
        {
            case BatchKind.Activation:
                await ReadAsync(CopySql.ReadTouchedParents, sections, _parents, null, cancellationToken);
                break;
            case BatchKind.Packaging:
                await ReadAsync(CopySql.ReadTouchedPackagings, sections, _parents, _codes, cancellationToken);
                await ReadFormerParentsAsync(sections, cancellationToken);
                break;
            case BatchKind.Flow:
                return await new TouchedDocuments(connection).ReadAsync(sections, cancellationToken);
        }

        return new ShelfTouches(_codes, _parents);
    }

    private Task<long[]> ReadSectionsAsync(
        StreamIdentity stream, long first, long last, CancellationToken cancellationToken) =>
        ReadNumbersAsync(CopySql.PageSections, 1, stream, first, last, cancellationToken);

    private Task<long[]> ReadProductsAsync(
        StreamIdentity stream, long first, long last, CancellationToken cancellationToken) =>
        ReadNumbersAsync(CopySql.ReadTouchedProducts, 0, stream, first, last, cancellationToken);

    private async Task<long[]> ReadNumbersAsync(
        string sql, int column, StreamIdentity stream, long first, long last, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = stream.Id });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = first });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last });
        var numbers = new List<long>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            numbers.Add(reader.GetInt64(column));
        }

        return [.. numbers];
    }

    /// <summary>What left a parent has left its shelf wrong too.</summary>
    private async Task ReadFormerParentsAsync(long[] sections, CancellationToken cancellationToken)
    {
        if (_codes.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(CopySql.ReadTouchedFormerParents, connection);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. _codes] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = sections });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            _parents.Add(reader.GetFieldValue<byte[]>(0));
        }
    }

    private async Task ReadAsync(
        string sql, long[] sections, List<byte[]> first, List<byte[]>? arrays, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = sections });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            first.Add(reader.GetFieldValue<byte[]>(0));
            arrays?.AddRange(reader.GetFieldValue<byte[][]>(1));
        }
    }
}
