using Npgsql;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Postgres.Flows;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>Counts what the tables hold of batches, to be held against what their receipts say.</summary>
internal sealed class StoredRows(NpgsqlDataSource source)
{
    private readonly Dictionary<long, long> _sequences = [];
    private readonly Dictionary<long, long> _counts = [];
    private readonly HashSet<byte[]> _documents = new(KeyComparer.Instance);

    /// <summary>Rows by sequence, for batches from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public async Task<Dictionary<long, long>> CountAsync(
        StreamIdentity stream, long first, long last, CancellationToken cancellationToken)
    {
        if (stream.Kind == (short)BatchKind.Catalog)
        {
            // Products have no sections: their rows say themselves which batch brought them.
            await CountProductsAsync(stream, first, last, cancellationToken);
            return _counts;
        }

        await ReadSectionsAsync(stream, first, last, cancellationToken);
        if (_sequences.Count == 0)
        {
            return _counts;
        }

        switch ((BatchKind)stream.Kind)
        {
            case BatchKind.Activation:
                await CountRangeAsync(CopySql.CountCodesBySection, cancellationToken);
                await CountRangeAsync(CopySql.CountQuantitiesBySection, cancellationToken);
                break;
            case BatchKind.Packaging:
                await CountRangeAsync(CopySql.CountPackagingsBySection, cancellationToken);
                break;
            case BatchKind.Flow:
                await CountFlowsAsync(cancellationToken);
                break;
        }

        return _counts;
    }

    private async Task ReadSectionsAsync(StreamIdentity stream, long first, long last, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(CopySql.PageStoredSections);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = stream.Id });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = first });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            _sequences[reader.GetInt64(1)] = reader.GetInt64(0);
            if (reader.BytesOrNull(2) is { } document)
            {
                _documents.Add(document);
            }
        }
    }

    /// <summary>
    /// A range, not a list: a BRIN index reads the few block ranges that the sections of neighbouring batches share.
    /// </summary>
    private async Task CountRangeAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _sequences.Keys.Min() });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _sequences.Keys.Max() });
        await AddAsync(command, cancellationToken);
    }

    private async Task CountProductsAsync(StreamIdentity stream, long first, long last, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(CopySql.CountProductRows);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = stream.Id });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = first });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            _counts.Add(reader.GetInt64(0), reader.GetInt64(1));
        }
    }

    private async Task CountFlowsAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(FlowSql.CountFlowRows);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. _documents] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. _sequences.Keys] });
        await AddAsync(command, cancellationToken);
    }

    private async Task AddAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (_sequences.TryGetValue(reader.GetInt64(0), out var sequence))
            {
                _counts[sequence] = _counts.GetValueOrDefault(sequence) + reader.GetInt64(1);
            }
        }
    }
}
