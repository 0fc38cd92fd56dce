using Npgsql;
using NpgsqlTypes;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Packing;

/// <summary>
/// Writes packaging batches: a group that only packs in one statement, everything else section by section, each judged by how
/// the codes stand after the one before.
/// </summary>
internal sealed class PackagingWriter(WriterContext context) : IBatchWriter
{
    private readonly HashSet<Judgement> _withSections = [];

    public Task JudgeAsync(IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task WriteAsync(IReadOnlyList<Judgement> judgements, GroupOrder? order, CancellationToken cancellationToken)
    {
        await SectionNumbers.GiveAsync(context.Ids, judgements, cancellationToken);
        using var byKey = new GroupOrder(judgements);
        if (byKey.Count > 0)
        {
            await new PackingGroup(context, judgements, byKey).WriteAsync(cancellationToken);
        }
    }

    public async Task InsertAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        await SectionNumbers.GiveAsync(context.Ids, [judgement], cancellationToken);
        var sections = new PackagingSections(context, judgement);
        for (var section = 0; section < judgement.SectionIds.Length; section++)
        {
            await sections.WriteAsync(section, cancellationToken);
        }

        if (judgement.Accepted > 0)
        {
            // Now, not at the end: the next batch of this transaction asks who packed into a parent that is not active.
            await using var batch = new NpgsqlBatch(context.Connection);
            batch.BatchCommands.Add(SectionsCommand([judgement]));
            await batch.ExecuteNonQueryAsync(cancellationToken);
            _withSections.Add(judgement);
        }
    }

    public void AddFinalCommands(NpgsqlBatch batch, IReadOnlyList<Judgement> judgements)
    {
        var missing = judgements.Where(judgement => judgement.Accepted > 0 && !_withSections.Contains(judgement)).ToList();
        if (missing.Count > 0)
        {
            batch.BatchCommands.Add(SectionsCommand(missing));
        }
    }

    public void ForgetSavepoint()
    {
    }

    public void Committed()
    {
    }

    private static NpgsqlBatchCommand SectionsCommand(IReadOnlyList<Judgement> judgements)
    {
        var all = judgements
            .SelectMany(judgement => ((PackagingRows)judgement.Content).Sections
                .Select((section, index) => (judgement, section, index)))
            .ToList();
        var command = new NpgsqlBatchCommand(CopySql.AppendPackagingSections);
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, all.Select(one => one.judgement.SectionIds[one.index])));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, all.Select(one => one.judgement.Batch.Stream.Id)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, all.Select(one => one.judgement.Batch.Sequence)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, all.Select(one => one.judgement.Batch.Stream.EnterpriseId)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.TimestampTz, all.Select(one => one.section.EventAt)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Text, all.Select(one => one.section.ChangeReason)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Smallint, all.Select(one => (short)one.section.Flags)));
        return command;
    }
}
