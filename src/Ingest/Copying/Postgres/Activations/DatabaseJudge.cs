using Npgsql;
using NpgsqlTypes;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Ingest.Copying.Postgres.Activations;

/// <summary>What only the database can tell about a batch: lots, parents and codes that are active already.</summary>
internal sealed class DatabaseJudge(NpgsqlConnection connection, LotBook lots, IdBlocks ids, TimeProvider time)
{
    private readonly LotJudge _lots = new(connection, lots, ids, time);
    private readonly ParentJudge _parents = new(connection);
    private readonly ExistingCodes _existing = new(connection);
    private readonly LateParents _late = new(connection);

    /// <summary>Lots to remember once the transaction is committed.</summary>
    public IReadOnlyDictionary<LotName, KnownLot> NewLots => _lots.Seen;

    /// <summary>Lots that were made for batches that are refused whole; they are not remembered.</summary>
    public long[] TakeUnusedLots(IReadOnlyList<Judgement> judgements) => _lots.TakeUnused(judgements);

    /// <summary>A savepoint was rolled back, and lots made since it with it.</summary>
    public void ForgetLots() => _lots.Forget();

    /// <summary>Lots and parents; what the fast path needs before its COPY.</summary>
    public async Task JudgeAsync(IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken)
    {
        await _lots.JudgeAsync(judgements, mayWrite: true, cancellationToken);
        await JudgeParentsAsync(judgements, cancellationToken);
    }

    /// <summary>A package that is refused takes its children's parent away: until nothing more is refused.</summary>
    private async Task JudgeParentsAsync(IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken)
    {
        do
        {
            await _parents.JudgeAsync(judgements, cancellationToken);
        }
        while (await _late.JudgeAsync(judgements, cancellationToken));
    }

    /// <summary>Every check, nothing written.</summary>
    public async Task JudgeWithoutWritingAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        // In the order of a write, so that a row with two faults is told the same one.
        await _lots.JudgeAsync([judgement], mayWrite: false, cancellationToken);
        await JudgeParentsAsync([judgement], cancellationToken);
        if (judgement.Accepted > 0)
        {
            await _existing.RefuseAsync(judgement, cancellationToken);
            await _parents.JudgeAsync([judgement], cancellationToken);
            DuplicateRules.RefuseRepeatsInBatch(judgement);
        }

        judgement.ApplyMode();
    }

    /// <summary>
    /// The slow path of one batch: what exists gets its verdict first, so that a batch of nothing but duplicates writes
    /// nothing; then the rest is inserted, and what somebody else inserted meanwhile is judged in a statement of its own.
    /// </summary>
    public async Task InsertAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        await _existing.RefuseAsync(judgement, cancellationToken);
        if (judgement.Accepted > 0)
        {
            await _parents.JudgeAsync([judgement], cancellationToken);
        }

        DuplicateRules.RefuseRepeatsInBatch(judgement);
        if (judgement.Accepted == 0)
        {
            return;
        }

        // Quantities are written at the end: nothing can be in their way.
        var inserted = await InsertCodesAsync(judgement, cancellationToken) + judgement.Rows.CountQuantities(judgement);
        if (inserted < judgement.Accepted)
        {
            await _existing.RefuseOthersAsync(judgement, cancellationToken);
        }

        // The ledger is about to say that so many were written: a row too few or too many must stop here, loudly.
        if (inserted != judgement.Accepted)
        {
            throw new InvalidOperationException($"{inserted} rows are written, {judgement.Accepted} are accepted");
        }
    }

    private async Task<int> InsertCodesAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        var rows = judgement.Rows;
        var sections = new List<long>(judgement.Accepted);
        var levels = new List<short>(judgement.Accepted);
        var codes = new List<byte[]>(judgement.Accepted);
        var parents = new List<byte[]?>(judgement.Accepted);
        for (var i = 0; i < rows.SortedCount; i++)
        {
            var row = rows.Sorted[i].Row;
            if (!judgement.IsRefused(row))
            {
                sections.Add(judgement.SectionIds[DuplicateRules.SectionOf(rows, row)]);
                levels.Add(rows.Levels[row]);
                codes.Add(rows.Codes[row].ToArray());
                var parent = rows.ParentIndexes[row];
                parents.Add(parent == ActivationRows.NoParent ? null : rows.Parents[parent].ToArray());
            }
        }

        await using var command = new NpgsqlCommand(CopySql.InsertCodes, connection);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. sections] });
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. levels] });
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. codes] });
        command.Parameters.Add(
            new NpgsqlParameter<byte[]?[]> { TypedValue = [.. parents], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        var inserted = 0;
        _existing.ForgetOwn();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            _existing.AddOwn(reader.GetFieldValue<byte[]>(0));
            inserted++;
        }

        return inserted;
    }
}
