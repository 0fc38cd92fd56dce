using Npgsql;
using NpgsqlTypes;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>
/// Locks the documents of a group and reads all that its rows are judged by: one round trip when the documents are new and
/// their codes outermost ones, a few more when not; never one a row.
/// </summary>
internal sealed class FlowReader(WriterContext context)
{
    private readonly DocumentLocks _locks = new(context);
    private readonly KeyedReads _keyed = new();

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
            await ReadRejectedAsync(part, cancellationToken);
        }

        foreach (var part in group.Parts.Where(part => part.Section.Lots.Count > 0))
        {
            await FindLotsAsync(part, cancellationToken);
        }
    }

    /// <summary>Locks the documents, making those that are new, and finds where their codes are.</summary>
    public async Task LockAsync(FlowGroup group, CancellationToken cancellationToken)
    {
        var lists = group.Parts.GroupBy(part => part.Codes).Select(parts => (Codes: parts.Key, Keys: KeysOf([.. parts]))).ToList();
        await using (var batch = new NpgsqlBatch(context.Connection))
        {
            _locks.AddFirst(batch, group);
            lists.ForEach(list => KeyedReads.Add(batch, FlowSql.ReadPlaces, list.Keys));
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            await DocumentLocks.ReadFirstAsync(reader, group, cancellationToken);
            foreach (var (codes, keys) in lists)
            {
                await _keyed.EachAsync(
                    reader, keys, row => codes.Set(row, _keyed.Place(reader, group.Ancestors)), cancellationToken);
            }
        }

        lists.ForEach(list => list.Keys.Dispose());
        await _locks.LockContinuedAsync(group, cancellationToken);
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

    private async Task WalkUpAsync(FlowGroup group, CancellationToken cancellationToken)
    {
        var ancestors = group.Ancestors;
        var read = 0;
        for (var depth = 0; depth < AncestorTable.MaxDepth && read < ancestors.Count; depth++)
        {
            using var keys = AncestorKeys(ancestors, Enumerable.Range(read, ancestors.Count - read));
            read = ancestors.Count;
            await using var batch = new NpgsqlBatch(context.Connection);
            KeyedReads.Add(batch, FlowSql.ReadPlaces, keys);
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            await _keyed.EachAsync(
                reader, keys, index => ancestors[index].Outer = _keyed.Place(reader, ancestors).Outer, cancellationToken);
        }
    }

    private async Task ReadItemsAsync(FlowPart part, bool checksItems, CancellationToken cancellationToken)
    {
        using var keys = new KeyList();
        using var holders = new KeyList();
        for (var i = 0; i < part.Rows.SortedCount; i++)
        {
            var row = part.Rows.Sorted[i].Row;
            if (row < part.Section.FirstRow || row >= part.Section.EndCode || part.Judgement.IsRefused(row))
            {
                continue;
            }

            var mayHold = part.Codes.MayHold(row);
            if (checksItems || mayHold || part.Codes.Outer(row) != AncestorTable.None)
            {
                keys.Add(part.Rows.Codes.MemoryOf(row), row);
            }

            if (mayHold)
            {
                holders.Add(part.Rows.Codes.MemoryOf(row), row);
            }
        }

        if (keys.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(context.Connection);
        KeyedReads.Add(batch, FlowSql.ReadItems, keys, part.Document.Id);
        KeyedReads.Add(batch, FlowSql.ReadInnerCodes, holders, part.Document.Id);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await _keyed.EachAsync(reader, keys, part.Codes.SetInDocument, cancellationToken);
        await _keyed.EachAsync(
            reader,
            holders,
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

        using var keys = AncestorKeys(group.Ancestors, around);
        await using var batch = new NpgsqlBatch(context.Connection);
        KeyedReads.Add(batch, FlowSql.ReadItems, keys, part.Document.Id);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await _keyed.EachAsync(reader, keys, index => part.Document.Mark(index).IsNamed = true, cancellationToken);
    }

    private async Task ReadRejectedAsync(FlowPart part, CancellationToken cancellationToken)
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

    private async Task FindLotsAsync(FlowPart part, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(context.Connection);
        var find = new NpgsqlBatchCommand(FlowSql.FindLots);
        find.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, part.Section.Lots.Select(lot => lot.ProductId)));
        find.Parameters.Add(Column.Of(NpgsqlDbType.Text, part.Section.Lots.Select(lot => lot.LotNumber)));
        batch.BatchCommands.Add(find);
        var stored = new NpgsqlBatchCommand(FlowSql.ReadDocumentLots);
        stored.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = part.Document.Id });
        batch.BatchCommands.Add(stored);
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
}
