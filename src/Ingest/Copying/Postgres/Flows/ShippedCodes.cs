using Npgsql;
using NpgsqlTypes;

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

    /// <summary>Whether a document names one of the codes, or a package around it.</summary>
    /// <param name="codes">The codes.</param>
    /// <param name="parents">Packages that they are in.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> IsAnyShippedAsync(
        IReadOnlyList<byte[]> codes, IReadOnlyList<byte[]> parents, CancellationToken cancellationToken)
    {
        var frontier = codes;
        var above = parents;
        for (var depth = 0; depth <= AncestorTable.MaxDepth && frontier.Count > 0; depth++)
        {
            if (await IsAnyNamedAsync(frontier, cancellationToken))
            {
                return true;
            }

            frontier = above;
            above = await ParentsOfAsync(frontier, cancellationToken);
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
            var codes = new ActivatedCodes(await ActivatedCodes.ReadAsync(connection, [.. part], cancellationToken));
            if (await IsAnyShippedAsync(codes.Keys, codes.Parents, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> IsAnyNamedAsync(IReadOnlyList<byte[]> codes, CancellationToken cancellationToken)
    {
        foreach (var part in codes.Chunk(KeysPerStatement))
        {
            var documents = new List<byte[]>();
            await using (var command = new NpgsqlCommand(FlowSql.FindShipped, connection))
            {
                command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = part });
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken))
                {
                    documents.Add(reader.GetFieldValue<byte[]>(0));
                }
            }

            if (documents.Count > 0 && await AskAsync(FlowSql.FindLiveDocument, [.. documents], cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<List<byte[]>> ParentsOfAsync(IReadOnlyList<byte[]> codes, CancellationToken cancellationToken)
    {
        var parents = new HashSet<byte[]>(KeyComparer.Instance);
        foreach (var part in codes.Chunk(KeysPerStatement))
        {
            await using var command = new NpgsqlCommand(CopySql.ReadPathLinks, connection);
            command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, part));
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                if (reader.BytesOrNull(1) is { } parent)
                {
                    parents.Add(parent);
                }
            }
        }

        return [.. parents];
    }

    private async Task<bool> AskAsync(string sql, byte[][] keys, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = keys });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
