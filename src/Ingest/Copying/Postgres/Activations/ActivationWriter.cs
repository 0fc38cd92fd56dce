using Npgsql;
using NpgsqlTypes;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Activations;

/// <summary>Writes codes being activated, with the packages they were born into.</summary>
internal sealed class ActivationWriter(WriterContext context) : IBatchWriter
{
    private readonly DatabaseJudge _judge = new(context.Connection, context.Lots, context.Ids, context.Time);
    private readonly HashSet<Judgement> _withSections = [];
    private readonly long _lotStamp = context.Lots.Stamp;

    public Task JudgeAsync(IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken) =>
        _judge.JudgeAsync(judgements, cancellationToken);

    public async Task WriteAsync(IReadOnlyList<Judgement> judgements, GroupOrder? order, CancellationToken cancellationToken)
    {
        await SectionNumbers.GiveAsync(context.Ids, judgements, cancellationToken);
        await RowCopier.CopyCodesAsync(context.Connection, judgements, order!, cancellationToken);
        await RowCopier.CopyPackagingsAsync(context.Connection, judgements, cancellationToken);
    }

    public async Task InsertAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        await SectionNumbers.GiveAsync(context.Ids, [judgement], cancellationToken);
        await _judge.InsertAsync(judgement, cancellationToken);
        await RowCopier.CopyPackagingsAsync(context.Connection, [judgement], cancellationToken);
        if (judgement.Accepted > 0)
        {
            // Now, not at the end: the next batch of this transaction finds these codes and parents through their sections.
            await AppendSectionsAsync(judgement, cancellationToken);
            _withSections.Add(judgement);
        }
    }

    public void AddFinalCommands(NpgsqlBatch batch, IReadOnlyList<Judgement> judgements)
    {
        var written = judgements.Where(judgement => judgement.Accepted > 0).ToList();
        var withoutSections = written.FindAll(judgement => !_withSections.Contains(judgement));
        if (withoutSections.Count > 0)
        {
            batch.BatchCommands.Add(SectionsCommand(withoutSections));
        }

        var quantities = written.SelectMany(QuantitiesOf).ToList();
        if (quantities.Count > 0)
        {
            batch.BatchCommands.Add(QuantityCommand.Of(quantities));
        }

        if (written.Exists(judgement => judgement.Rows.Originals.Count > 0))
        {
            batch.BatchCommands.Add(OriginalsCommand(written));
        }

        if (_judge.TakeUnusedLots(judgements) is { Length: > 0 } unused)
        {
            var command = new NpgsqlBatchCommand(CopySql.DeleteLots);
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = unused });
            batch.BatchCommands.Add(command);
        }
    }

    public void ForgetSavepoint() => _judge.ForgetLots();

    public void Committed() => context.Lots.Committed(_judge.NewLots, _lotStamp);

    private static IEnumerable<(long SectionId, QuantityRow Row, byte[]? DocumentId)> QuantitiesOf(Judgement judgement) =>
        judgement.Rows.Sections.SelectMany((section, index) => section.Quantities
            .Where(row => !judgement.IsRefused(row.Row))
            .Select(row => (judgement.SectionIds[index], row, (byte[]?)null)));

    private async Task AppendSectionsAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(context.Connection);
        batch.BatchCommands.Add(SectionsCommand([judgement]));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand SectionsCommand(IReadOnlyList<Judgement> judgements)
    {
        var all = judgements
            .SelectMany(judgement => judgement.Rows.Sections.Select((section, index) => (judgement, section, index)))
            .ToList();
        var command = new NpgsqlBatchCommand(CopySql.AppendSections);
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, all.Select(one => one.judgement.SectionIds[one.index])));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, all.Select(one => one.judgement.Batch.Stream.Id)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, all.Select(one => one.judgement.Batch.Sequence)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, all.Select(one => one.judgement.Batch.Stream.EnterpriseId)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, all.Select(one => one.section.ProductId)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Integer, all.Select(one => one.section.ProductVersion)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, all.Select(one => one.judgement.LotIds[one.index])));
        command.Parameters.Add(Column.Of(NpgsqlDbType.TimestampTz, all.Select(one => one.section.EventAt)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Text, all.Select(one => one.section.Line)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Text, all.Select(one => one.section.Workshop)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Text, all.Select(one => one.section.LineManager)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Text, all.Select(one => one.section.PackRatio)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Smallint, all.Select(one => (short)one.section.Flags)));
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
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, originals.Select(original => original.Code)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Text, originals.Select(original => original.Text)));
        return command;
    }
}
