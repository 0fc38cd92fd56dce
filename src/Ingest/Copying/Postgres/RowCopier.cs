using Npgsql;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Postgres.Activations;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>
/// Sends rows by binary COPY. Only inside an explicit transaction: npgsql's raw stream completes the COPY on Dispose, even
/// after an exception, and what keeps a half-sent one out of the table is the rollback of the transaction around it.
/// </summary>
internal static class RowCopier
{
    private const short CodeFields = 5;
    private const short PackagingFields = 6;
    private const short VerdictFields = 7;
    private const short LiveState = 0;
    private const short BornInto = 1;
    private const int ByteaOid = 17;
    private const int TextOid = 25;

    /// <summary>The accepted rows of a group in key order.</summary>
    public static async Task CopyCodesAsync(
        NpgsqlConnection connection, IReadOnlyList<Judgement> judgements, GroupOrder order, CancellationToken cancellationToken)
    {
        if (order.Count == 0)
        {
            return;
        }

        await using var stream = await connection.BeginRawBinaryCopyAsync(CopySql.CopyCodes, cancellationToken);
        using var buffer = new CopyBuffer();
        var next = 0;
        while (next < order.Count)
        {
            next = FillCodes(buffer, judgements, order.Entries, next);
            await stream.WriteAsync(buffer.Filled, cancellationToken);
            buffer.Clear();
        }

        buffer.Trailer();
        await stream.WriteAsync(buffer.Filled, cancellationToken);
    }

    /// <summary>One packaging row per parent and section with the children that were accepted.</summary>
    public static async Task CopyPackagingsAsync(
        NpgsqlConnection connection, IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken)
    {
        if (!judgements.Any(judgement => judgement.Accepted > 0 && judgement.Rows.SortedParentCount > 0))
        {
            return;
        }

        await using var stream = await connection.BeginRawBinaryCopyAsync(CopySql.CopyPackagings, cancellationToken);
        using var buffer = new CopyBuffer();
        foreach (var judgement in judgements)
        {
            if (judgement.Accepted == 0 || judgement.Rows.SortedParentCount == 0)
            {
                continue;
            }

            using var children = new ChildrenByParent(judgement);
            for (var i = 0; i < judgement.Rows.SortedParentCount; i++)
            {
                FillPackaging(buffer, judgement, children, judgement.Rows.SortedParents[i].Row);
                if (buffer.IsFull)
                {
                    await stream.WriteAsync(buffer.Filled, cancellationToken);
                    buffer.Clear();
                }
            }
        }

        buffer.Trailer();
        await stream.WriteAsync(buffer.Filled, cancellationToken);
    }

    /// <summary>The verdicts of all batches, so that a resend gets its first answer.</summary>
    public static async Task CopyVerdictsAsync(
        NpgsqlConnection connection, IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken)
    {
        if (judgements.All(judgement => judgement.Entry!.Verdicts.Count == 0 && judgement.Entry.BatchVerdict is null))
        {
            return;
        }

        await using var stream = await connection.BeginRawBinaryCopyAsync(CopySql.CopyVerdicts, cancellationToken);
        using var buffer = new CopyBuffer();
        foreach (var judgement in judgements)
        {
            if (judgement.Entry!.BatchVerdict is { } whole)
            {
                FillVerdict(buffer, judgement, whole with { Row = Verdict.WholeBatch });
            }

            foreach (var verdict in judgement.Entry.Verdicts)
            {
                FillVerdict(buffer, judgement, verdict);
                if (buffer.IsFull)
                {
                    await stream.WriteAsync(buffer.Filled, cancellationToken);
                    buffer.Clear();
                }
            }
        }

        buffer.Trailer();
        await stream.WriteAsync(buffer.Filled, cancellationToken);
    }

    internal static int FillCodes(
        CopyBuffer buffer, IReadOnlyList<Judgement> judgements, ReadOnlySpan<GroupEntry> entries, int next)
    {
        while (next < entries.Length && !buffer.IsFull)
        {
            var entry = entries[next++];
            var judgement = judgements[entry.Batch];
            var rows = judgement.Rows;
            var section = rows.Sections.Count == 1 ? 0 : DuplicateRules.SectionOf(rows, entry.Row);
            buffer.Row(CodeFields);
            buffer.Int64(judgement.SectionIds[section]);
            buffer.Int16(rows.Levels[entry.Row]);
            buffer.Int16(LiveState);
            buffer.Bytes(rows.Codes[entry.Row]);
            var parent = rows.ParentIndexes[entry.Row];
            if (parent == ActivationRows.NoParent)
            {
                buffer.Null();
            }
            else
            {
                buffer.Bytes(rows.Parents[parent]);
            }
        }

        return next;
    }

    private static void FillPackaging(CopyBuffer buffer, Judgement judgement, ChildrenByParent children, int parent)
    {
        var rows = children.Of(parent);
        if (rows.IsEmpty)
        {
            return;
        }

        var codes = judgement.Rows.Codes;
        var elementBytes = 0;
        byte mode = judgement.Rows.ParentRows[parent] is var own and >= 0 ? judgement.Rows.PackModes[own] : (byte)0;
        foreach (var row in rows)
        {
            elementBytes += codes.LengthOf(row);
            mode |= judgement.Rows.PackModes[row];
        }

        buffer.Row(PackagingFields);
        buffer.Int64(judgement.SectionIds[children.SectionOf(parent)]);
        buffer.Int32(parent);
        buffer.Int16(BornInto);
        buffer.Int16(mode);
        buffer.Bytes(judgement.Rows.Parents[parent]);
        buffer.Array(ByteaOid, rows.Length, elementBytes);
        foreach (var row in rows)
        {
            buffer.Bytes(codes[row]);
        }
    }

    private static void FillVerdict(CopyBuffer buffer, Judgement judgement, Verdict verdict)
    {
        buffer.Row(VerdictFields);
        buffer.Bytes(judgement.Batch.Stream.Id);
        buffer.Int64(judgement.Batch.Sequence);
        buffer.Int32(verdict.Row);
        buffer.Text(verdict.Code);
        buffer.Int16((short)verdict.Field);
        buffer.Int16((short)verdict.Reason);
        var bytes = 0;
        foreach (var argument in verdict.Arguments)
        {
            bytes += System.Text.Encoding.UTF8.GetByteCount(argument);
        }

        buffer.Array(TextOid, verdict.Arguments.Count, bytes);
        foreach (var argument in verdict.Arguments)
        {
            buffer.Text(argument);
        }
    }
}
