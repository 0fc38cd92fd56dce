using Google.Protobuf;
using Npgsql;
using TraceEngine.Client;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Drills.Kit;

/// <summary>
/// Compares what clients were told with what the tables hold, both ways, and lets the server check its receipt chains.
/// </summary>
internal sealed class TableCheck(NpgsqlDataSource database, TraceClient client, DrillReport report)
{
    /// <summary>Codes that were told to be written and are.</summary>
    public long Codes { get; private set; }

    /// <summary>Batches that were told to be durable and are.</summary>
    public long Batches { get; private set; }

    /// <summary>Checks all streams, and that there is nothing beside them.</summary>
    public async Task RunAsync(IEnumerable<StreamLedger> ledgers, CancellationToken ct)
    {
        foreach (var ledger in ledgers)
        {
            await CheckBatchesAsync(ledger, ct);
            await CheckCodesAsync(ledger, ct);
            await VerifyAsync(ledger.Name, ct);
        }

        Require(Codes, await NumberAsync("count_all_codes", ct), "codes in the table");
        Require(Batches, await NumberAsync("count_all_batches", ct), "batches in the ledger");
        Require(0, await NumberAsync("count_codes_without_section", ct), "codes without a section");
        Require(0, await NumberAsync("count_unpacked_children", ct), "codes whose parent does not list them");
    }

    /// <summary>A single number from the tables.</summary>
    public static async Task<long> NumberAsync(NpgsqlDataSource database, string sql, CancellationToken ct)
    {
        await using var command = database.CreateCommand(SqlText.Load(typeof(TableCheck).Assembly, sql));
        command.CommandTimeout = 0;
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
    }

    private Task<long> NumberAsync(string sql, CancellationToken ct) => NumberAsync(database, sql, ct);

    private async Task CheckBatchesAsync(StreamLedger ledger, CancellationToken ct)
    {
        await using var command = Command("read_stored_batches", ledger.Name);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var next = 1L;
        while (await reader.ReadAsync(ct))
        {
            var sequence = reader.GetInt64(0);
            report.Require(sequence == next, $"{ledger.Name}: batch {next} is missing, the next one is {sequence}");
            next = sequence + 1;
            Batches++;
            if (!ledger.Answers.TryGetValue(sequence, out var known))
            {
                report.Finding($"{ledger.Name}: batch {sequence} is durable and was never answered");
                continue;
            }

            var (accepted, refused) = (reader.GetInt32(1), reader.GetInt32(2));
            report.Require(
                known.Accepted == accepted && known.Refused == refused,
                $"{ledger.Name}: batch {sequence} has {accepted} + {refused}, answered {known.Accepted} + {known.Refused}");
            report.Require(
                known.Receipt.Equals(ByteString.CopyFrom(reader.GetFieldValue<byte[]>(3))),
                $"{ledger.Name}: the receipt of batch {sequence} is not the one answered");
        }

        foreach (var lost in ledger.Answers.Keys.Where(sequence => sequence >= next))
        {
            report.Finding($"{ledger.Name}: batch {lost} was acknowledged and is not there");
        }
    }

    private async Task CheckCodesAsync(StreamLedger ledger, CancellationToken ct)
    {
        await using var command = Command("read_stored_codes", ledger.Name);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var stored = new List<string>();
        var current = 0L;
        while (await reader.ReadAsync(ct))
        {
            if (reader.GetInt64(0) != current)
            {
                Compare(ledger, current, stored);
                current = reader.GetInt64(0);
            }

            var parent = await reader.IsDBNullAsync(2, ct) ? "" : CodeKey.ToText(reader.GetFieldValue<byte[]>(2));
            stored.Add($"{CodeKey.ToText(reader.GetFieldValue<byte[]>(1))} {parent}");
        }

        Compare(ledger, current, stored);
    }

    // A whole batch or nothing of it, row by row: what was accepted, with the parent it was sent with.
    private void Compare(StreamLedger ledger, long sequence, List<string> stored)
    {
        if (sequence > 0 && ledger.Answers.TryGetValue(sequence, out var known))
        {
            var expected = new List<string>();
            var rows = known.IsRefusedWhole ? [] : ledger.Line.Rows(sequence);
            for (var row = 0; row < rows.Count; row++)
            {
                if (!known.RefusedRows.Contains(row))
                {
                    expected.Add($"{rows[row].Code} {rows[row].Parent}");
                }
            }

            expected.Sort(StringComparer.Ordinal);
            stored.Sort(StringComparer.Ordinal);
            if (!expected.SequenceEqual(stored))
            {
                report.Finding(
                    $"{ledger.Name}: batch {sequence} should have {expected.Count} codes and has {stored.Count}: missing "
                    + $"{expected.Except(stored).FirstOrDefault() ?? "-"}, "
                    + $"too many {stored.Except(expected).FirstOrDefault() ?? "-"}");
            }
        }

        Codes += stored.Count;
        stored.Clear();
    }

    private async Task VerifyAsync(string stream, CancellationToken ct)
    {
        var name = new StreamName { Kind = StreamKind.Activation, Name = stream };
        await foreach (var answer in client.VerifyStreamAsync(name, ct))
        {
            report.Require(
                answer.Finding is null, $"{stream}: verify, batch {answer.Finding?.Sequence}: {answer.Finding?.MessageEn}");
        }
    }

    private NpgsqlCommand Command(string sql, string stream)
    {
        var command = database.CreateCommand(SqlText.Load(typeof(TableCheck).Assembly, sql));
        command.CommandTimeout = 0;
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream });
        return command;
    }

    private void Require(long expected, long found, string what) =>
        report.Require(expected == found, $"{what}: {found}, not {expected}");
}
