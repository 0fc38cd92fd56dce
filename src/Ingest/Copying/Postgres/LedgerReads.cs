using Npgsql;
using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>Reads streams and batches back as they were first answered.</summary>
internal static class LedgerReads
{
    public static async Task<StreamRow?> StreamAsync(
        NpgsqlConnection connection, StreamIdentity stream, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(CopySql.ReadStream, connection);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = stream.Id });
        return await StreamRowAsync(command, cancellationToken);
    }

    public static async Task<StreamRow?> StreamRowAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var position = await reader.IsDBNullAsync(3, cancellationToken) ? null : reader.GetFieldValue<byte[]>(3);
        var row = new StreamRow(
            reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), position, reader.GetFieldValue<byte[]>(4));

        // Only a completed statement is a committed one: the last results are read before anything is answered.
        await reader.NextResultAsync(cancellationToken);
        return row;
    }

    public static async Task<LedgerEntry?> BatchAsync(
        NpgsqlConnection connection, StreamIdentity stream, long sequence, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in new[] { CopySql.ReadBatch, CopySql.ReadVerdicts })
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = stream.Id });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sequence });
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var entry = new LedgerEntry(
            sequence,
            reader.GetFieldValue<byte[]>(0),
            reader.GetFieldValue<byte[]>(1),
            new ReceiptCounts(reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4)),
            reader.GetFieldValue<byte[]>(5),
            [],
            null,
            reader.GetFieldValue<DateTimeOffset>(6))
        {
            Flagged = reader.GetInt32(7),
        };
        await reader.NextResultAsync(cancellationToken);
        return await WithVerdictsAsync(entry, reader, cancellationToken);
    }

    private static async Task<LedgerEntry> WithVerdictsAsync(
        LedgerEntry entry, NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var verdicts = new List<Verdict>();
        Verdict? whole = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            var verdict = VerdictFrom(reader, 0);
            if (verdict.Row == Verdict.WholeBatch)
            {
                whole = verdict;
            }
            else
            {
                verdicts.Add(verdict);
            }
        }

        return entry with { Verdicts = verdicts, BatchVerdict = whole };
    }

    /// <summary>A verdict from columns row, code, field, reason, arguments.</summary>
    public static Verdict VerdictFrom(NpgsqlDataReader reader, int firstColumn) => new(
        reader.GetInt32(firstColumn),
        reader.GetString(firstColumn + 1),
        (VerdictField)reader.GetInt16(firstColumn + 2),
        (Reason)reader.GetInt16(firstColumn + 3),
        reader.GetFieldValue<string[]>(firstColumn + 4));
}
