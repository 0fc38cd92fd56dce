using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>Finds or makes the lots of a group, and refuses batches that declare a known lot with other dates.</summary>
internal sealed class LotJudge(NpgsqlConnection connection, LotBook book, IdBlocks ids, TimeProvider time)
{
    private const string DateFormat = "yyyy-MM-dd";
    private const string MonthFormat = "yyyy-MM";

    private readonly Dictionary<LotName, KnownLot> _seen = [];
    private readonly List<(LotName Name, long LotId)> _made = [];

    /// <summary>Lots that this transaction has read or written.</summary>
    public IReadOnlyDictionary<LotName, KnownLot> Seen => _seen;

    /// <summary>
    /// Forgets all of them: what was made under a savepoint that is rolled back must not be remembered as committed. The next
    /// batch looks its lots up again.
    /// </summary>
    public void Forget() => _seen.Clear();

    /// <summary>
    /// Lots that this transaction has made and that no written batch needs: a batch that was refused after its lot was judged
    /// must not fix the dates of a lot that has no codes. They are no longer among those seen.
    /// </summary>
    public long[] TakeUnused(IReadOnlyList<Judgement> judgements)
    {
        var used = judgements.Where(judgement => judgement.Accepted > 0).SelectMany(judgement => judgement.LotIds).ToHashSet();
        List<long> unused = [];
        foreach (var (name, lotId) in _made)
        {
            if (!used.Contains(lotId))
            {
                unused.Add(lotId);
                if (_seen.TryGetValue(name, out var known) && known.LotId == lotId)
                {
                    _seen.Remove(name);
                }
            }
        }

        return [.. unused];
    }

    /// <summary>Sets the lot ids, or refuses. With <paramref name="mayWrite"/> false an unknown lot stays without id.</summary>
    public async Task JudgeAsync(IReadOnlyList<Judgement> judgements, bool mayWrite, CancellationToken cancellationToken)
    {
        var missing = new Dictionary<LotName, SectionLot>();
        foreach (var judgement in judgements)
        {
            foreach (var section in Writable(judgement))
            {
                if (!book.TryFind(section.ProductId, section.Lot, out _))
                {
                    missing.TryAdd(new LotName(section.ProductId, section.Lot.Number), section.Lot);
                }
            }
        }

        if (missing.Count > 0)
        {
            if (mayWrite)
            {
                await InsertAsync(missing, cancellationToken);
            }

            await ReadAsync(missing.Keys, cancellationToken);
        }

        foreach (var judgement in judgements)
        {
            Apply(judgement);
        }
    }

    private static List<SectionRows> Writable(Judgement judgement) => judgement.Accepted > 0 ? judgement.Rows.Sections : [];

    private void Apply(Judgement judgement)
    {
        if (judgement.Accepted == 0)
        {
            return;
        }

        for (var i = 0; i < judgement.Rows.Sections.Count; i++)
        {
            var section = judgement.Rows.Sections[i];
            if (_seen.TryGetValue(new LotName(section.ProductId, section.Lot.Number), out var known))
            {
                judgement.LotIds[i] = known.LotId;
                if (!known.Agrees(section.Lot))
                {
                    Refuse(judgement, section, known);
                }
            }
            else if (book.TryFind(section.ProductId, section.Lot, out var lotId))
            {
                judgement.LotIds[i] = lotId;
            }
        }
    }

    private static void Refuse(Judgement judgement, SectionRows section, KnownLot known)
    {
        var made = known.MadeOn.ToString(DateFormat, CultureInfo.InvariantCulture);
        var expires = known.ExpiresOn.ToString(known.ExpiryIsMonth ? MonthFormat : DateFormat, CultureInfo.InvariantCulture);
        judgement.RefuseAll(Verdict.Of(
            Verdict.WholeBatch, "", VerdictField.LotNumber, Reason.LotMismatch, section.Lot.Number, made, expires));
    }

    private async Task InsertAsync(Dictionary<LotName, SectionLot> missing, CancellationToken cancellationToken)
    {
        var first = await ids.NextAsync("lot", missing.Count, cancellationToken);
        var next = first;
        foreach (var name in missing.Keys)
        {
            _made.Add((name, next++));
        }

        await using var command = new NpgsqlCommand(CopySql.InsertLots, connection);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. missing.Keys.Select(name => name.ProductId)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. missing.Keys.Select(name => name.Number)] });
        command.Parameters.Add(
            new NpgsqlParameter<long[]> { TypedValue = [.. Enumerable.Range(0, missing.Count).Select(i => first + i)] });
        command.Parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = [.. missing.Values.Select(lot => lot.MadeOn)] });
        command.Parameters.Add(
            new NpgsqlParameter<DateOnly[]> { TypedValue = [.. missing.Values.Select(lot => lot.ExpiresOn.Day)] });
        command.Parameters.Add(
            new NpgsqlParameter<bool[]> { TypedValue = [.. missing.Values.Select(lot => lot.ExpiresOn.IsMonth)] });
        command.Parameters.Add(
            new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow(), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task ReadAsync(IReadOnlyCollection<LotName> names, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(CopySql.ReadLots, connection);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. names.Select(name => name.ProductId)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. names.Select(name => name.Number)] });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            _seen[new LotName(reader.GetInt64(0), reader.GetString(1))] = new KnownLot(
                reader.GetInt64(2), reader.GetFieldValue<DateOnly>(3), reader.GetFieldValue<DateOnly>(4), reader.GetBoolean(5));
        }
    }
}
