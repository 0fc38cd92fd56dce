using Npgsql;
using TraceEngine.Contracts.Codes;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>All codes of one activation.</summary>
internal sealed class ActivatedCodes(IReadOnlyList<ActivatedCode> codes)
{
    public IReadOnlyList<ActivatedCode> Codes => codes;

    /// <summary>Their keys.</summary>
    public byte[][] Keys => [.. codes.Select(code => code.Code)];

    /// <summary>Whether one of them has ended, or went into another package.</summary>
    public bool HasEndedOrPacked => codes.Any(code => code.State != LifeState.Live || code.IsPacked);

    /// <summary>The codes of the activation that a correction names; none when there is no such activation.</summary>
    public static async Task<ActivatedCodes> ReadAsync(
        NpgsqlConnection connection, CorrectionRow row, CancellationToken cancellationToken)
    {
        var sections = new List<long>();
        await using (var command = new NpgsqlCommand(FlowSql.ReadActivationSections, connection))
        {
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = row.TargetId });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = row.Sequence });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = row.Sequence == 0 ? long.MaxValue : row.Sequence });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                sections.Add(reader.GetInt64(0));
            }
        }

        return new ActivatedCodes(sections.Count == 0 ? [] : await ReadAsync(connection, sections, cancellationToken));
    }

    /// <summary>The codes of sections.</summary>
    public static async Task<List<ActivatedCode>> ReadAsync(
        NpgsqlConnection connection, List<long> sections, CancellationToken cancellationToken)
    {
        var found = new List<ActivatedCode>();
        await using var command = new NpgsqlCommand(FlowSql.ReadActivatedCodes, connection);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. sections] });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new ActivatedCode(
                reader.GetFieldValue<byte[]>(0),
                (LifeState)reader.GetInt16(1),
                reader.Int64OrNull(2) is not null,
                reader.BytesOrNull(3)));
        }

        return found;
    }
}
