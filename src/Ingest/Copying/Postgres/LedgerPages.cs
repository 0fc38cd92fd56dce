using System.Runtime.CompilerServices;
using Npgsql;
using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>Reads a stream's ledger page by page, in bounded memory however long the stream is.</summary>
internal sealed class LedgerPages(NpgsqlDataSource source)
{
    // Verdicts of a page are in memory at once: 200 batches of 50,000 refused rows would be too many, of 5,000 they are not.
    private const int BatchesPerPage = 200;

    /// <summary>Sums over all batches.</summary>
    public async Task<StreamTotals> TotalsAsync(StreamIdentity stream, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(CopySql.SumStream);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = stream.Id });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new StreamTotals(
            reader.GetInt64(0),
            reader.GetInt64(1),
            await reader.IsDBNullAsync(2, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(2),
            await reader.IsDBNullAsync(3, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(3));
    }

    /// <summary>All batches with their verdicts, in sequence order.</summary>
    public async IAsyncEnumerable<IReadOnlyList<LedgerEntry>> ReadAsync(
        StreamIdentity stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        while (true)
        {
            var page = await ReadPageAsync(stream, after, cancellationToken);
            if (page.Count == 0)
            {
                yield break;
            }

            yield return page;
            after = page[^1].Sequence;
        }
    }

    /// <summary>Rows in the tables by batch, for batches from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public Task<Dictionary<long, long>> CountRowsAsync(
        StreamIdentity stream, long first, long last, CancellationToken cancellationToken) =>
        new StoredRows(source).CountAsync(stream, first, last, cancellationToken);

    private async Task<List<LedgerEntry>> ReadPageAsync(StreamIdentity stream, long after, CancellationToken cancellationToken)
    {
        var page = new List<LedgerEntry>();
        await using (var command = source.CreateCommand(CopySql.PageBatches))
        {
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = stream.Id });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = BatchesPerPage });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                page.Add(new LedgerEntry(
                    reader.GetInt64(0),
                    reader.GetFieldValue<byte[]>(1),
                    reader.GetFieldValue<byte[]>(2),
                    new ReceiptCounts(reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5)),
                    reader.GetFieldValue<byte[]>(6),
                    [],
                    null,
                    reader.GetFieldValue<DateTimeOffset>(7))
                {
                    Flagged = reader.GetInt32(8),
                });
            }
        }

        return page.Count == 0 ? page : await WithVerdictsAsync(stream, page, cancellationToken);
    }

    private async Task<List<LedgerEntry>> WithVerdictsAsync(
        StreamIdentity stream, List<LedgerEntry> page, CancellationToken cancellationToken)
    {
        var verdicts = new Dictionary<long, List<Verdict>>();
        await using var command = source.CreateCommand(CopySql.PageVerdicts);
        AddRange(command, stream, page[0].Sequence, page[^1].Sequence);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var sequence = reader.GetInt64(0);
            if (!verdicts.TryGetValue(sequence, out var list))
            {
                verdicts[sequence] = list = [];
            }

            list.Add(LedgerReads.VerdictFrom(reader, 1));
        }

        return page.ConvertAll(entry => verdicts.TryGetValue(entry.Sequence, out var found)
            ? entry with
            {
                BatchVerdict = found[0].Row == Verdict.WholeBatch ? found[0] : null,
                Verdicts = found[0].Row == Verdict.WholeBatch ? found[1..] : found,
            }
            : entry);
    }

    private static void AddRange(NpgsqlCommand command, StreamIdentity stream, long first, long last)
    {
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = stream.Id });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = first });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last });
    }
}
