using System.Data;
using Npgsql;
using NpgsqlTypes;
using TraceEngine.Contracts.Digests;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>One lane transaction on one connection.</summary>
internal sealed class PostgresTransaction(
    NpgsqlConnection connection,
    NpgsqlTransaction transaction,
    LostConnection self,
    LostBackends lostBackends,
    IdBlocks ids,
    LotBook lots,
    TimeProvider time)
    : ILedgerTransaction
{
    private const string Savepoint = "batch";
    private const string SectionIds = "section";

    private readonly DatabaseJudge _judge = new(connection, lots, ids, time);
    private readonly HashSet<Judgement> _withSections = [];
    private bool _isCommitSent;

    public LostConnection Connection => self;

    public Task<IReadOnlyList<byte[]?>> FenceAsync(IReadOnlyList<FenceRequest> fences, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyList<byte[]?>>(async () =>
        {
            await using var batch = new NpgsqlBatch(connection, transaction);
            foreach (var fence in fences)
            {
                var command = new NpgsqlBatchCommand(CopySql.FenceStream);
                command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = fence.Stream.Id });
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = fence.Epoch });
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = fence.NextSequence });

                // In a lane the next commit comes only after the shelves: everything before this batch has been emptied.
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = fence.NextSequence - 1 });
                batch.BatchCommands.Add(command);
            }

            var receipts = new List<byte[]?>(fences.Count);
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            do
            {
                receipts.Add(await reader.ReadAsync(cancellationToken) ? reader.GetFieldValue<byte[]>(0) : null);
            }
            while (await reader.NextResultAsync(cancellationToken));
            return receipts;
        });

    public Task<StreamRow?> ReadStreamAsync(StreamIdentity stream, CancellationToken cancellationToken) =>
        RunAsync(() => LedgerReads.StreamAsync(connection, stream, cancellationToken));

    public Task<LedgerEntry?> ReadBatchAsync(StreamIdentity stream, long sequence, CancellationToken cancellationToken) =>
        RunAsync(() => LedgerReads.BatchAsync(connection, stream, sequence, cancellationToken));

    public Task JudgeAsync(IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken) =>
        RunAsync(() => _judge.JudgeAsync(judgements, cancellationToken));

    public async Task CopyAsync(IReadOnlyList<Judgement> judgements, GroupOrder order, CancellationToken cancellationToken)
    {
        await RunAsync(() => GiveSectionIdsAsync(judgements, cancellationToken));
        try
        {
            await RowCopier.CopyCodesAsync(connection, judgements, order, cancellationToken);
            await RowCopier.CopyPackagingsAsync(connection, judgements, cancellationToken);
        }
        catch (PostgresException refused) when (LedgerFaults.IsRefusedCopy(refused))
        {
            throw new LedgerConflictException(refused.MessageText, refused);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw LedgerFaults.Of(exception);
        }
    }

    public Task SavepointAsync(CancellationToken cancellationToken) =>
        RunAsync(() => transaction.SaveAsync(Savepoint, cancellationToken));

    public Task ReleaseAsync(CancellationToken cancellationToken) =>
        RunAsync(() => transaction.ReleaseAsync(Savepoint, cancellationToken));

    public async Task RollbackToSavepointAsync(CancellationToken cancellationToken)
    {
        await RunAsync(() => transaction.RollbackAsync(Savepoint, cancellationToken));
        _judge.ForgetLots();
    }

    public async Task InsertAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        await RunAsync(() => GiveSectionIdsAsync([judgement], cancellationToken));
        await RunAsync(() => _judge.InsertAsync(judgement, cancellationToken));
        await RunAsync(() => RowCopier.CopyPackagingsAsync(connection, [judgement], cancellationToken));
        if (judgement.Accepted > 0)
        {
            // Now, not at the end: the next batch of this transaction finds these codes and parents through their sections.
            await RunAsync(() => AppendSectionsAsync(judgement, cancellationToken));
            _withSections.Add(judgement);
        }
    }

    public Task AppendAsync(
        IReadOnlyList<StreamAdvance> streams, IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken) =>
        RunAsync(async () =>
        {
            await RowCopier.CopyVerdictsAsync(connection, judgements, cancellationToken);
            await using var batch = new NpgsqlBatch(connection, transaction);
            var written = judgements.Where(judgement => judgement.Accepted > 0).ToList();
            var withoutSections = written.FindAll(judgement => !_withSections.Contains(judgement));
            if (withoutSections.Count > 0)
            {
                batch.BatchCommands.Add(SectionsCommand(withoutSections));
            }

            if (written.Exists(judgement => judgement.Rows.Originals.Count > 0))
            {
                batch.BatchCommands.Add(OriginalsCommand(written));
            }

            batch.BatchCommands.Add(AdvanceCommand(streams));
            batch.BatchCommands.Add(BatchesCommand(judgements));
            await batch.ExecuteNonQueryAsync(cancellationToken);
        });

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        _isCommitSent = true;
        try
        {
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException refused) when (!LedgerFaults.IsEnd(refused))
        {
            // The server answered and lives: the transaction is rolled back for certain.
            throw LedgerFaults.Of(refused);
        }
        catch (Exception exception) when (LedgerFaults.Of(exception) is LedgerFaultException)
        {
            throw new CommitInDoubtException(exception.Message, exception);
        }

        lots.Committed(_judge.NewLots);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_isCommitSent)
            {
                await transaction.RollbackAsync(CancellationToken.None);
            }
        }
        catch (Exception exception) when (LedgerFaults.Of(exception) is LedgerFaultException)
        {
            // The connection is gone; what holds the transaction open is ended below.
        }

        var isLost = connection.State != ConnectionState.Open;
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
        if (isLost)
        {
            await lostBackends.TryEndAsync(self);
        }
    }

    private async Task GiveSectionIdsAsync(IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var judgement in judgements)
        {
            count += judgement.Accepted > 0 ? judgement.SectionIds.Length : 0;
        }

        if (count == 0)
        {
            return;
        }

        var next = await ids.NextAsync(SectionIds, count, cancellationToken);
        foreach (var judgement in judgements.Where(judgement => judgement.Accepted > 0))
        {
            for (var section = 0; section < judgement.SectionIds.Length; section++)
            {
                judgement.SectionIds[section] = next++;
            }
        }
    }

    private static NpgsqlBatchCommand AdvanceCommand(IReadOnlyList<StreamAdvance> streams)
    {
        var command = new NpgsqlBatchCommand(CopySql.AdvanceStreams);
        command.Parameters.Add(Column(NpgsqlDbType.Bytea, streams.Select(stream => stream.Stream.Id)));
        command.Parameters.Add(Column(NpgsqlDbType.Bigint, streams.Select(stream => stream.NextSequence)));
        command.Parameters.Add(Column(NpgsqlDbType.Bytea, streams.Select(stream => stream.Receipt)));
        command.Parameters.Add(Column(NpgsqlDbType.Bytea, streams.Select(stream => stream.ClientPosition)));
        return command;
    }

    private static NpgsqlBatchCommand BatchesCommand(IReadOnlyList<Judgement> judgements)
    {
        var command = new NpgsqlBatchCommand(CopySql.AppendBatches);
        var entries = judgements.Select(judgement => judgement.Entry!).ToList();
        command.Parameters.Add(Column(NpgsqlDbType.Bytea, judgements.Select(judgement => judgement.Batch.Stream.Id)));
        command.Parameters.Add(Column(NpgsqlDbType.Bigint, entries.Select(entry => entry.Sequence)));
        command.Parameters.Add(Column(NpgsqlDbType.Bytea, entries.Select(entry => entry.Digest)));
        command.Parameters.Add(Column(NpgsqlDbType.Bytea, entries.Select(entry => entry.Receipt)));
        command.Parameters.Add(Column(NpgsqlDbType.Integer, entries.Select(entry => entry.Counts.Accepted)));
        command.Parameters.Add(Column(NpgsqlDbType.Integer, entries.Select(entry => entry.Counts.Refused)));
        command.Parameters.Add(Column(NpgsqlDbType.Integer, entries.Select(entry => entry.Counts.OpenParents)));
        command.Parameters.Add(Column(NpgsqlDbType.Bytea, entries.Select(entry => entry.VerdictDigest)));
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = Receipts.DigestVersion });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>
        {
            TypedValue = entries[0].CommittedAt,
            NpgsqlDbType = NpgsqlDbType.TimestampTz,
        });
        command.Parameters.Add(Column(NpgsqlDbType.Text, judgements.Select(judgement => judgement.Batch.KeyId)));
        return command;
    }

    private async Task AppendSectionsAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(SectionsCommand([judgement]));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand SectionsCommand(IReadOnlyList<Judgement> judgements)
    {
        var all = judgements
            .SelectMany(judgement => judgement.Rows.Sections.Select((section, index) => (judgement, section, index)))
            .ToList();
        var command = new NpgsqlBatchCommand(CopySql.AppendSections);
        command.Parameters.Add(Column(NpgsqlDbType.Bigint, all.Select(one => one.judgement.SectionIds[one.index])));
        command.Parameters.Add(Column(NpgsqlDbType.Bytea, all.Select(one => one.judgement.Batch.Stream.Id)));
        command.Parameters.Add(Column(NpgsqlDbType.Bigint, all.Select(one => one.judgement.Batch.Sequence)));
        command.Parameters.Add(Column(NpgsqlDbType.Bigint, all.Select(one => one.judgement.Batch.Stream.EnterpriseId)));
        command.Parameters.Add(Column(NpgsqlDbType.Bigint, all.Select(one => one.section.ProductId)));
        command.Parameters.Add(Column(NpgsqlDbType.Integer, all.Select(one => one.section.ProductVersion)));
        command.Parameters.Add(Column(NpgsqlDbType.Bigint, all.Select(one => one.judgement.LotIds[one.index])));
        command.Parameters.Add(Column(NpgsqlDbType.TimestampTz, all.Select(one => one.section.EventAt)));
        command.Parameters.Add(Column(NpgsqlDbType.Text, all.Select(one => one.section.Line)));
        command.Parameters.Add(Column(NpgsqlDbType.Text, all.Select(one => one.section.Workshop)));
        command.Parameters.Add(Column(NpgsqlDbType.Text, all.Select(one => one.section.LineManager)));
        command.Parameters.Add(Column(NpgsqlDbType.Text, all.Select(one => one.section.PackRatio)));
        return command;
    }

    private static NpgsqlBatchCommand OriginalsCommand(IReadOnlyList<Judgement> judgements)
    {
        var originals = judgements
            .SelectMany(judgement => judgement.Rows.Originals
                .Where(original => !judgement.IsRefused(original.Row))
                .Select(original => (Code: judgement.Rows.Codes[original.Row].ToArray(), original.Text)))
            .ToList();
        var command = new NpgsqlBatchCommand(CopySql.InsertCodeTexts);
        command.Parameters.Add(Column(NpgsqlDbType.Bytea, originals.Select(original => original.Code)));
        command.Parameters.Add(Column(NpgsqlDbType.Text, originals.Select(original => original.Text)));
        return command;
    }

    private static NpgsqlParameter<T[]> Column<T>(NpgsqlDbType type, IEnumerable<T> values) =>
        new() { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | type };

    private static async Task RunAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw LedgerFaults.Of(exception);
        }
    }

    private static async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw LedgerFaults.Of(exception);
        }
    }
}
