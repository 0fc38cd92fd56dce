using Npgsql;
using NpgsqlTypes;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>Everything that parts write beside their codes, in one round trip.</summary>
internal static class FlowEffects
{
    /// <summary>Writes sections, documents and the rows that are no codes.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, FlowGroup group, CancellationToken cancellationToken)
    {
        var written = group.Parts.FindAll(part => part.IsWritten);
        await using var batch = new NpgsqlBatch(connection);
        if (written.Count > 0)
        {
            batch.BatchCommands.Add(SectionsCommand(written));
            batch.BatchCommands.Add(DocumentsCommand([.. group.Documents.Where(document => document.IsTouched)]));
            AddRejected(batch, written);
            AddLots(batch, written);
            AddQuantities(batch, written);
            AddAncestors(batch, group.Documents);
        }

        AddUnused(batch, group);
        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Takes back documents that were made to be locked and have no part.</summary>
    public static async Task DeleteUnusedAsync(NpgsqlConnection connection, FlowGroup group, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        AddUnused(batch, group);
        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static void AddUnused(NpgsqlBatch batch, FlowGroup group)
    {
        var unused = group.Documents.Where(document => document.IsNew && !document.IsTouched).ToList();
        if (unused.Count > 0)
        {
            var command = new NpgsqlBatchCommand(FlowSql.DeleteDocuments);
            command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, unused.Select(document => document.Id)));
            batch.BatchCommands.Add(command);
        }
    }

    private static NpgsqlBatchCommand SectionsCommand(List<FlowPart> parts)
    {
        var command = new NpgsqlBatchCommand(FlowSql.AppendFlowSections);
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, parts.Select(part => part.SectionId)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, parts.Select(part => part.Judgement.Batch.Stream.Id)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, parts.Select(part => part.Judgement.Batch.Sequence)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, parts.Select(part => part.Document.EnterpriseId)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.TimestampTz, parts.Select(part => part.Section.Document.EventAt)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Text, parts.Select(part => part.Section.Document.ChangeReason)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, parts.Select(part => part.Document.Id)));
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)BatchKind.Flow });
        return command;
    }

    private static NpgsqlBatchCommand DocumentsCommand(List<StoredDocument> documents)
    {
        var command = new NpgsqlBatchCommand(FlowSql.UpdateDocuments);
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, documents.Select(document => document.Id)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Smallint, documents.Select(document => (short)document.State)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, documents.Select(document => document.Added)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, documents.Select(document => document.Expected)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, documents.Select(document => document.FirstSection)));
        return command;
    }

    private static void AddRejected(NpgsqlBatch batch, List<FlowPart> parts)
    {
        var rows = parts.SelectMany(part => part.Section.Rejected
            .Where(row => !part.Judgement.IsRefused(row.Row)).Select(row => (part, row))).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var command = new NpgsqlBatchCommand(FlowSql.InsertRejected);
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, rows.Select(one => one.part.Document.Id)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, rows.Select(one => one.row.Code)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, rows.Select(one => one.part.SectionId)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Text, rows.Select(one => one.row.Reason)));
        batch.BatchCommands.Add(command);
    }

    private static void AddLots(NpgsqlBatch batch, List<FlowPart> parts)
    {
        var rows = parts.SelectMany(part => part.Section.Lots
            .Where(row => !part.Judgement.IsRefused(row.Row)).Select(row => (part, row))).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        foreach (var (part, row) in rows)
        {
            part.Judgement.TouchedLots.Add(part.LotIds[row.Row]);
        }

        var command = new NpgsqlBatchCommand(FlowSql.InsertDocumentLots);
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, rows.Select(one => one.part.Document.Id)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, rows.Select(one => one.part.LotIds[one.row.Row])));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, rows.Select(one => one.part.SectionId)));
        batch.BatchCommands.Add(command);
    }

    private static void AddQuantities(NpgsqlBatch batch, List<FlowPart> parts)
    {
        var rows = parts.SelectMany(part => part.Section.Quantities
            .Where(row => !part.Judgement.IsRefused(row.Row))
            .Select(row => (part.SectionId, row, (byte[]?)part.Document.Id))).ToList();
        if (rows.Count > 0)
        {
            batch.BatchCommands.Add(QuantityCommand.Of(rows));
        }
    }

    /// <summary>Documents that are not complete keep what their later parts are judged by.</summary>
    private static void AddAncestors(NpgsqlBatch batch, IEnumerable<StoredDocument> documents)
    {
        var rows = documents.Where(document => document.State == DocumentState.Open)
            .SelectMany(document => document.NewAncestors.Select(one => (document, one.Ancestor, one.Inner))).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var command = new NpgsqlBatchCommand(FlowSql.InsertDocumentAncestors);
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, rows.Select(one => one.Ancestor)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, rows.Select(one => one.document.Id)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, rows.Select(one => one.Inner)));
        batch.BatchCommands.Add(command);
    }
}
