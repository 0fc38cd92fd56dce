using Npgsql;
using TraceEngine.Ingest.Copying.Holding;

namespace TraceEngine.Ingest.Copying.Postgres.Holding;

/// <summary>Reads how codes stand, in a handful of round trips however many there are.</summary>
internal sealed class CodeFactReader(NpgsqlConnection connection)
{
    // Above this many keys an index scan per key of = ANY loses to a join (measured on a sharded database).
    private const int KeysPerStatement = 10_000;

    private readonly Dictionary<long, (long EnterpriseId, long ProductId, long LotId)> _sections = [];

    /// <summary>The codes that are active, by key.</summary>
    public async Task<Dictionary<byte[], CodeFact>> ReadAsync(IEnumerable<byte[]> codes, CancellationToken cancellationToken)
    {
        var found = new Dictionary<byte[], CodeFact>(KeyComparer.Instance);
        foreach (var part in codes.Chunk(KeysPerStatement))
        {
            await ReadPartAsync(part, found, cancellationToken);
        }

        await ReadSectionsAsync(found.Values, cancellationToken);
        foreach (var (code, fact) in found)
        {
            var (enterpriseId, productId, lotId) = _sections[fact.SectionId];
            found[code] = fact with { ActivatorId = enterpriseId, ProductId = productId, LotId = lotId };
        }

        return found;
    }

    private async Task ReadPartAsync(
        byte[][] codes, Dictionary<byte[], CodeFact> found, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(CopySql.ReadCodeFacts, connection);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = codes });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var code = reader.GetFieldValue<byte[]>(0);
            found[code] = new CodeFact(
                code,
                reader.GetInt64(1),
                reader.GetInt16(2),
                reader.GetInt16(3),
                reader.BytesOrNull(4),
                reader.Int64OrNull(5));
        }
    }

    /// <summary>Sections never change, so what was read once holds.</summary>
    private async Task ReadSectionsAsync(IEnumerable<CodeFact> codes, CancellationToken cancellationToken)
    {
        long[] unknown = [.. codes.Select(code => code.SectionId).Distinct().Where(section => !_sections.ContainsKey(section))];
        if (unknown.Length == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(CopySql.ReadSectionFacts, connection);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = unknown });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            _sections[reader.GetInt64(0)] = (reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
        }
    }
}
