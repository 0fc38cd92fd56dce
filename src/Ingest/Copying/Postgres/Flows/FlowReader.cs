using Npgsql;
using NpgsqlTypes;
using TraceEngine.Contracts.Codes;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>
/// Locks the documents of a group and reads all that its rows are judged by: one round trip when the documents are new and
/// their codes outermost ones, a few more when not; never one a row.
/// </summary>
internal sealed class FlowReader(WriterContext context)
{
    private readonly byte[] _key = new byte[CodeKey.MaxKeyBytes];
    private readonly byte[] _parent = new byte[CodeKey.MaxKeyBytes];

    /// <summary>Reads.</summary>
    /// <param name="group">The parts.</param>
    /// <param name="checksItems">
    /// Whether to look for codes that their documents name already. Without, only those are looked for that an ancestor could
    /// refuse: the others would be refused by the COPY, and the group is redone with the look.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ReadAsync(FlowGroup group, bool checksItems, CancellationToken cancellationToken)
    {
        if (group.Parts.Count == 0)
        {
            return;
        }

        await LockAsync(group, cancellationToken);
        await WalkUpAsync(group, cancellationToken);
        foreach (var part in group.Parts.Where(part => !part.Document.IsNew))
        {
            await ReadItemsAsync(part, checksItems, cancellationToken);
            await ReadAncestorsAsync(group, part, cancellationToken);
            await ReadOtherRowsAsync(part, cancellationToken);
        }

        await FindLotsAsync(group, cancellationToken);
    }

    /// <summary>Locks the documents, making those that are new, and finds where their codes are.</summary>
    public async Task LockAsync(FlowGroup group, CancellationToken cancellationToken)
    {
        await LockAndPlaceAsync(group, cancellationToken);
        await LockContinuedAsync(group, cancellationToken);
    }

    private async Task LockAndPlaceAsync(FlowGroup group, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(context.Connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(FlowSql.PlanByKey));
        batch.BatchCommands.Add(EnterprisesCommand(group));
        batch.BatchCommands.Add(InsertCommand(group));
        var lists = group.Parts.GroupBy(part => part.Codes).Select(parts => (Codes: parts.Key, Keys: KeysOf([.. parts]))).ToList();
        foreach (var (_, keys) in lists)
        {
            AddByKeys(batch, FlowSql.ReadPlaces, keys, null);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            group[reader.GetFieldValue<byte[]>(0)].IsNew = true;
        }

        foreach (var (codes, keys) in lists)
        {
            await EachByKeysAsync(reader, keys, row => codes.Set(row, PlaceFrom(reader, group.Ancestors)), cancellationToken);
        }
    }

    /// <summary>Keys of a batch's rows that are good so far, in key order.</summary>
    private static KeyList KeysOf(IReadOnlyList<FlowPart> parts)
    {
        var keys = new KeyList();
        var rows = parts[0].Rows;
        var judgement = parts[0].Judgement;
        var (first, end) = (parts[0].Section.FirstRow, parts[^1].Section.EndRow);
        for (var i = 0; i < rows.SortedCount; i++)
        {
            var row = rows.Sorted[i].Row;
            if (row >= first && row < end && !judgement.IsRefused(row))
            {
                keys.Add(rows.Codes.MemoryOf(row), row);
            }
        }

        return keys;
    }

    /// <summary>Parts of one document wait for each other here, in id order; then each sees what the other has written.</summary>
    private async Task LockContinuedAsync(FlowGroup group, CancellationToken cancellationToken)
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
            batch.BatchCommands.Add(WithDocument(FlowSql.LockDocument, document.Id));
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

    private async Task WalkUpAsync(FlowGroup group, CancellationToken cancellationToken)
    {
        var ancestors = group.Ancestors;
        var read = 0;
        for (var depth = 0; depth < AncestorTable.MaxDepth && read < ancestors.Count; depth++)
        {
            var keys = AncestorKeys(ancestors, Enumerable.Range(read, ancestors.Count - read));
            read = ancestors.Count;
            await using var batch = new NpgsqlBatch(context.Connection);
            AddByKeys(batch, FlowSql.ReadPlaces, keys, null);
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            await EachByKeysAsync(
                reader,
                keys,
                index =>
                {
                    var place = PlaceFrom(reader, ancestors);
                    ancestors[index].Outer = place.Outer;
                    ancestors[index].PackedSection = place.PackedSection;
                },
                cancellationToken,
                isContinuing: true);
        }
    }

    private async Task ReadItemsAsync(FlowPart part, bool checksItems, CancellationToken cancellationToken)
    {
        var keys = new KeyList();
        var inner = new KeyList();
        for (var i = 0; i < part.Rows.SortedCount; i++)
        {
            var row = part.Rows.Sorted[i].Row;
            if (row < part.Section.FirstRow || row >= part.Section.EndCode || part.Judgement.IsRefused(row))
            {
                continue;
            }

            // The smallest packages hold nothing; a level that is not known may.
            var mayHold = part.Codes.Level(row) != 1;
            if (checksItems || mayHold || part.Codes.Outer(row) != AncestorTable.None)
            {
                keys.Add(part.Rows.Codes.MemoryOf(row), row);
            }

            if (mayHold)
            {
                inner.Add(part.Rows.Codes.MemoryOf(row), row);
            }
        }

        if (keys.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(context.Connection);
        AddByKeys(batch, FlowSql.ReadItems, keys, part.Document.Id);
        AddByKeys(batch, FlowSql.ReadInnerCodes, inner, part.Document.Id);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await EachByKeysAsync(reader, keys, part.Codes.SetInDocument, cancellationToken, isContinuing: true);
        await EachByKeysAsync(
            reader,
            inner,
            row => part.Document.StoredInner.TryAdd(part.Rows.Codes[row].ToArray(), reader.GetFieldValue<byte[]>(1)),
            cancellationToken);
    }

    /// <summary>Which packages around the part's codes the document names.</summary>
    private async Task ReadAncestorsAsync(FlowGroup group, FlowPart part, CancellationToken cancellationToken)
    {
        var around = new HashSet<int>();
        for (var row = part.Section.FirstRow; row < part.Section.EndCode && group.Ancestors.Count > 0; row++)
        {
            for (var outer = part.Codes.Outer(row); outer != AncestorTable.None && around.Add(outer);)
            {
                outer = group.Ancestors[outer].Outer;
            }
        }

        if (around.Count == 0)
        {
            return;
        }

        var keys = AncestorKeys(group.Ancestors, around);
        await using var batch = new NpgsqlBatch(context.Connection);
        AddByKeys(batch, FlowSql.ReadItems, keys, part.Document.Id);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await EachByKeysAsync(
            reader, keys, index => part.Document.Mark(index).IsNamed = true, cancellationToken, isContinuing: true);
    }

    private async Task ReadOtherRowsAsync(FlowPart part, CancellationToken cancellationToken)
    {
        if (part.Section.Rejected.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(FlowSql.ReadRejected, context.Connection);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = part.Document.Id });
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, part.Section.Rejected.Select(rejected => rejected.Code)));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            part.Document.Rejected.Add(reader.GetFieldValue<byte[]>(0));
        }
    }

    private async Task FindLotsAsync(FlowGroup group, CancellationToken cancellationToken)
    {
        foreach (var part in group.Parts.Where(part => part.Section.Lots.Count > 0))
        {
            await using var batch = new NpgsqlBatch(context.Connection);
            var find = new NpgsqlBatchCommand(FlowSql.FindLots);
            find.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, part.Section.Lots.Select(lot => lot.ProductId)));
            find.Parameters.Add(Column.Of(NpgsqlDbType.Text, part.Section.Lots.Select(lot => lot.LotNumber)));
            batch.BatchCommands.Add(find);
            batch.BatchCommands.Add(WithDocument(FlowSql.ReadDocumentLots, part.Document.Id));
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                part.LotIds[part.Section.Lots[(int)reader.GetInt64(0) - 1].Row] = reader.GetInt64(1);
            }

            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                part.Document.Lots.Add(reader.GetInt64(0));
            }
        }
    }

    private static KeyList AncestorKeys(AncestorTable ancestors, IEnumerable<int> indexes)
    {
        var sorted = indexes.ToList();
        sorted.Sort((left, right) => ancestors[left].Key.AsSpan().SequenceCompareTo(ancestors[right].Key));
        var keys = new KeyList();
        foreach (var index in sorted)
        {
            keys.Add(ancestors[index].Key, index);
        }

        return keys;
    }

    private static void AddByKeys(NpgsqlBatch batch, string sql, KeyList keys, byte[]? documentId)
    {
        for (var start = 0; start < keys.Count;)
        {
            var end = keys.EndOfPart(start);
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(keys.ToParameter(start, end));
            if (documentId is not null)
            {
                command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = documentId });
            }

            batch.BatchCommands.Add(command);
            start = end;
        }
    }

    /// <summary>
    /// Reads the results of <see cref="AddByKeys"/>: column 0 is the key. The reader stands on the result before them, or with
    /// <paramref name="isContinuing"/> on the first of them.
    /// </summary>
    private async Task EachByKeysAsync(
        NpgsqlDataReader reader, KeyList keys, Action<int> found, CancellationToken cancellationToken, bool isContinuing = false)
    {
        for (var start = 0; start < keys.Count;)
        {
            var end = keys.EndOfPart(start);
            if (!isContinuing)
            {
                await reader.NextResultAsync(cancellationToken);
            }

            isContinuing = false;
            var next = start;
            while (await reader.ReadAsync(cancellationToken))
            {
                var length = (int)reader.GetBytes(0, 0, _key, 0, _key.Length);
                var index = keys.Find(_key.AsSpan(0, length), next, start, end);
                for (; index >= 0 && index < end && keys.KeyAt(index).SequenceEqual(_key.AsSpan(0, length)); index++)
                {
                    found(keys.RowAt(index));
                    next = index + 1;
                }
            }

            start = end;
        }
    }

    private FoundPlace PlaceFrom(NpgsqlDataReader reader, AncestorTable ancestors)
    {
        var outer = AncestorTable.None;
        if (!reader.IsDBNull(5))
        {
            outer = ancestors.Add(_parent.AsSpan(0, (int)reader.GetBytes(5, 0, _parent, 0, _parent.Length)));
        }

        return new FoundPlace(
            reader.GetInt16(1),
            reader.GetInt16(2),
            reader.GetInt64(3),
            reader.IsDBNull(4) ? null : reader.GetInt64(4),
            outer);
    }

    private static NpgsqlBatchCommand EnterprisesCommand(FlowGroup group)
    {
        var ends = group.Parts.Exists(part => part.Section.Document.Rule.NeedsHolder || part.Section.Corrections.Count > 0);
        var command = new NpgsqlBatchCommand(ends ? FlowSql.LockEnterprises : FlowSql.ShareEnterprises);
        command.Parameters.Add(EnterprisesOf(group));
        return command;
    }

    private static NpgsqlParameter EnterprisesOf(FlowGroup group) =>
        Column.Of(NpgsqlDbType.Bigint, group.Documents.Select(document => document.EnterpriseId).Distinct());

    private static NpgsqlBatchCommand WithDocument(string sql, byte[] documentId)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = documentId });
        return command;
    }

    private NpgsqlBatchCommand InsertCommand(FlowGroup group)
    {
        var documents = group.Documents;
        var command = new NpgsqlBatchCommand(FlowSql.InsertDocuments);
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, documents.Select(document => document.Id)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, documents.Select(document => document.EnterpriseId)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Smallint, documents.Select(document => (short)document.Declared.Kind)));
        command.Parameters.Add(TextColumn(documents, document => document.Number));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bytea, documents.Select(document => document.Declared.HeaderDigest)));
        command.Parameters.Add(TextColumn(documents, document => document.BillType));
        command.Parameters.Add(TextColumn(documents, document => document.ShippingNote));
        command.Parameters.Add(Column.Of(NpgsqlDbType.TimestampTz, documents.Select(document => document.Declared.EventAt)));
        command.Parameters.Add(TextColumn(documents, document => document.Shipper));
        command.Parameters.Add(TextColumn(documents, document => document.Receiver));
        command.Parameters.Add(TextColumn(documents, document => document.Carrier));
        command.Parameters.Add(TextColumn(documents, document => document.Circulator));
        command.Parameters.Add(TextColumn(documents, document => document.ChangeReason));
        command.Parameters.Add(TextColumn(documents, document => document.Attributes));
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset>
        {
            TypedValue = context.Time.GetUtcNow(), NpgsqlDbType = NpgsqlDbType.TimestampTz,
        });
        return command;
    }

    private static NpgsqlParameter TextColumn(IEnumerable<StoredDocument> documents, Func<FlowDocument, string> text) =>
        Column.Of(NpgsqlDbType.Text, documents.Select(document => text(document.Declared)));
}
