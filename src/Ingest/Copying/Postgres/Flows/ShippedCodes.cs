using Npgsql;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>
/// Tells whether documents that are not withdrawn name codes or packages around them. Corrections are rare: it reads all.
/// </summary>
internal sealed class ShippedCodes(NpgsqlConnection connection)
{
    private const int KeysPerStatement = 10_000;
    private const int SectionsPerStatement = 100;

    /// <summary>Whether anything left or joined these packages after birth.</summary>
    public async Task<bool> HasRepackedAsync(byte[][] codes, CancellationToken cancellationToken)
    {
        foreach (var part in codes.Chunk(KeysPerStatement))
        {
            if (await AskAsync(FlowSql.FindRepacked, part, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a document names one of the codes, or a package while it was inside.</summary>
    public async Task<bool> IsAnyShippedAsync(IReadOnlyCollection<byte[]> codes, CancellationToken cancellationToken)
    {
        // Each package with the section that took the last of the codes out of it: what came later did not reach them.
        var ends = new Dictionary<byte[], long>(KeyComparer.Instance);
        foreach (var code in codes)
        {
            ends[code] = long.MaxValue;
        }

        List<byte[]> frontier = [.. ends.Keys];
        for (var depth = 0; depth <= AncestorTable.MaxDepth && frontier.Count > 0; depth++)
        {
            if (await IsAnyNamedAsync(frontier, ends, cancellationToken))
            {
                return true;
            }

            frontier = await StepUpAsync(frontier, ends, cancellationToken);
        }

        return false;
    }

    /// <summary>Whether a document names anything of a lot.</summary>
    public async Task<bool> IsLotShippedAsync(long lotId, CancellationToken cancellationToken)
    {
        var sections = new List<long>();
        await using (var command = new NpgsqlCommand(FlowSql.ReadLotSections, connection))
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = lotId });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                sections.Add(reader.GetInt64(0));
            }
        }

        foreach (var part in sections.Chunk(SectionsPerStatement))
        {
            var codes = await ActivatedCodes.ReadAsync(connection, [.. part], cancellationToken);
            if (await IsAnyShippedAsync([.. codes.Select(code => code.Code)], cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> IsAnyNamedAsync(
        List<byte[]> codes, Dictionary<byte[], long> ends, CancellationToken cancellationToken)
    {
        foreach (var part in codes.Chunk(KeysPerStatement))
        {
            var documents = new HashSet<byte[]>(KeyComparer.Instance);
            await using (var command = new NpgsqlCommand(CopySql.ReadFlowItems, connection))
            {
                command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = part });
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken))
                {
                    if (reader.GetInt64(1) < ends[reader.GetFieldValue<byte[]>(0)])
                    {
                        documents.Add(reader.GetFieldValue<byte[]>(2));
                    }
                }
            }

            if (documents.Count > 0 && await AskAsync(FlowSql.FindLiveDocument, [.. documents], cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The packages that codes are in, and those that they were in.</summary>
    private async Task<List<byte[]>> StepUpAsync(
        List<byte[]> codes, Dictionary<byte[], long> ends, CancellationToken cancellationToken)
    {
        var above = new HashSet<byte[]>(KeyComparer.Instance);
        foreach (var part in codes.Chunk(KeysPerStatement))
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var sql in new[] { CopySql.ReadPathLinks, FlowSql.ReadFormerLinks })
            {
                batch.BatchCommands.Add(
                    new NpgsqlBatchCommand(sql) { Parameters = { new NpgsqlParameter<byte[][]> { TypedValue = part } } });
            }

            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                Reach(reader.GetFieldValue<byte[]>(0), reader.BytesOrNull(1), long.MaxValue);
            }

            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                Reach(reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1), reader.GetInt64(2));
            }
        }

        return [.. above];

        void Reach(byte[] code, byte[]? parent, long unpacked)
        {
            var end = Math.Min(ends[code], unpacked);
            if (parent is not null && (!ends.TryGetValue(parent, out var known) || known < end))
            {
                ends[parent] = end;
                above.Add(parent);
            }
        }
    }

    private async Task<bool> AskAsync(string sql, byte[][] keys, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = keys });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
