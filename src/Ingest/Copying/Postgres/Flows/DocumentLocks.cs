using Npgsql;
using NpgsqlTypes;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>
/// Locks the documents of a group: new ones by making them, others by an update of their row, both in id order. Parts of one
/// document wait for each other here, and then see what the other has written.
/// </summary>
internal sealed class DocumentLocks(WriterContext context)
{
    /// <summary>The statements before any other: how to plan, who waits for whom, and the documents that are new.</summary>
    public void AddFirst(NpgsqlBatch batch, FlowGroup group)
    {
        batch.BatchCommands.Add(new NpgsqlBatchCommand(FlowSql.PlanByKey));
        batch.BatchCommands.Add(EnterprisesCommand(group));
        batch.BatchCommands.Add(InsertCommand(group));
    }

    /// <summary>Reads the results of <see cref="AddFirst"/>; the reader then stands on the result behind them.</summary>
    public static async Task ReadFirstAsync(NpgsqlDataReader reader, FlowGroup group, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            group[reader.GetFieldValue<byte[]>(0)].IsNew = true;
        }

        await reader.NextResultAsync(cancellationToken);
    }

    /// <summary>Locks the documents that were there before.</summary>
    public async Task LockContinuedAsync(FlowGroup group, CancellationToken cancellationToken)
    {
        var continued = group.Documents.Where(document => !document.IsNew).ToList();
        if (continued.Count == 0)
        {
            return;
        }

        continued.Sort(static (left, right) => left.Id.AsSpan().SequenceCompareTo(right.Id));
        await using var batch = new NpgsqlBatch(context.Connection);
        foreach (var document in continued)
        {
            var command = new NpgsqlBatchCommand(FlowSql.LockDocument);
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = document.Id });
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var document in continued)
        {
            if (!await reader.ReadAsync(cancellationToken))
            {
                // Only who made a document takes it back, in the same transaction: the insert would have waited for that.
                throw new InvalidOperationException($"document {Convert.ToHexString(document.Id)} is there and is not");
            }

            document.State = (DocumentState)reader.GetInt16(0);
            document.HeaderDigest = reader.GetFieldValue<byte[]>(1);
            await reader.NextResultAsync(cancellationToken);
        }
    }

    private static NpgsqlBatchCommand EnterprisesCommand(FlowGroup group)
    {
        var ends = group.Parts.Exists(part => part.Section.Document.Rule.NeedsHolder || part.Section.Corrections.Count > 0);
        var command = new NpgsqlBatchCommand(ends ? FlowSql.LockEnterprises : FlowSql.ShareEnterprises);
        command.Parameters.Add(Column.Of(
            NpgsqlDbType.Bigint, group.Documents.Select(document => document.EnterpriseId).Distinct()));
        return command;
    }

    private NpgsqlBatchCommand InsertCommand(FlowGroup group)
    {
        var documents = group.Documents;
        var command = new NpgsqlBatchCommand(FlowSql.InsertDocuments);
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, documents.Select(document => document.Id)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, documents.Select(document => document.EnterpriseId)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Smallint, documents.Select(document => (short)document.Declared.Kind)));
        command.Parameters.Add(Texts(documents, document => document.Number));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, documents.Select(document => document.Declared.HeaderDigest)));
        command.Parameters.Add(Texts(documents, document => document.BillType));
        command.Parameters.Add(Texts(documents, document => document.ShippingNote));
        command.Parameters.Add(Column.Of(NpgsqlDbType.TimestampTz, documents.Select(document => document.Declared.EventAt)));
        command.Parameters.Add(Texts(documents, document => document.Shipper));
        command.Parameters.Add(Texts(documents, document => document.Receiver));
        command.Parameters.Add(Texts(documents, document => document.Carrier));
        command.Parameters.Add(Texts(documents, document => document.Circulator));
        command.Parameters.Add(Texts(documents, document => document.ChangeReason));
        command.Parameters.Add(Texts(documents, document => document.Attributes));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>
        {
            TypedValue = context.Time.GetUtcNow(),
            NpgsqlDbType = NpgsqlDbType.TimestampTz,
        });
        return command;
    }

    private static NpgsqlParameter<string[]> Texts(IEnumerable<StoredDocument> documents, Func<FlowDocument, string> text) =>
        Column.Of(NpgsqlDbType.Text, documents.Select(document => text(document.Declared)));
}
