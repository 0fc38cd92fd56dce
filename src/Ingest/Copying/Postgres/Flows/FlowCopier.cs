using Npgsql;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>Sends the accepted codes of documents by binary COPY, once by code and once by document.</summary>
internal static class FlowCopier
{
    private const short ItemFields = 3;
    private const short PartFields = 4;
    private const int ByteaOid = 17;

    // Below the 2,000 bytes above which PostgreSQL compresses a row and stores it aside: an element of a 20-digit code takes 16
    // bytes in the array, so a row holds 100 of them.
    private const int PartBytes = 1_600;
    private const int ElementOverhead = 5;

    /// <summary>One row a code, in key order.</summary>
    public static async Task CopyItemsAsync(
        NpgsqlConnection connection, IReadOnlyList<FlowPart> parts, CancellationToken cancellationToken)
    {
        await using var stream = await connection.BeginRawBinaryCopyAsync(FlowSql.CopyFlowItems, cancellationToken);
        using var buffer = new CopyBuffer();
        foreach (var batch in parts.GroupBy(part => part.Judgement))
        {
            var written = batch.ToList();
            for (var next = 0; next < written[0].Rows.SortedCount;)
            {
                next = FillItems(buffer, batch.Key, written, next);
                await stream.WriteAsync(buffer.Filled, cancellationToken);
                buffer.Clear();
            }
        }

        buffer.Trailer();
        await stream.WriteAsync(buffer.Filled, cancellationToken);
    }

    /// <summary>The codes of each part in the order they came, many in a row.</summary>
    public static async Task CopyPartsAsync(
        NpgsqlConnection connection, IReadOnlyList<FlowPart> parts, CancellationToken cancellationToken)
    {
        await using var stream = await connection.BeginRawBinaryCopyAsync(FlowSql.CopyDocumentParts, cancellationToken);
        using var buffer = new CopyBuffer();
        foreach (var part in parts)
        {
            var ordinal = 0;
            for (var row = part.Section.FirstRow; row < part.Section.EndCode;)
            {
                row = FillPart(buffer, part, row, ref ordinal);
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

    private static int FillItems(CopyBuffer buffer, Judgement judgement, List<FlowPart> parts, int next)
    {
        var rows = parts[0].Rows;
        var only = parts.Count == 1 ? parts[0] : null;
        while (next < rows.SortedCount && !buffer.IsFull)
        {
            var row = rows.Sorted[next++].Row;
            if (judgement.IsRefused(row) || (only ?? PartOf(parts, row)) is not { } part
                || row < part.Section.FirstRow || row >= part.Section.EndCode)
            {
                continue;
            }

            buffer.Row(ItemFields);
            buffer.Int64(part.SectionId);
            buffer.Bytes(rows.Codes[row]);
            buffer.Bytes(part.Document.Id);
        }

        return next;
    }

    private static FlowPart? PartOf(List<FlowPart> parts, int row)
    {
        var (low, high) = (0, parts.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = parts[middle].Section.FirstRow <= row ? (middle, high) : (low, middle - 1);
        }

        return parts.Count == 0 ? null : parts[low];
    }

    /// <summary>One row of the table: as many codes as fit from <paramref name="row"/> on. The row behind them.</summary>
    private static int FillPart(CopyBuffer buffer, FlowPart part, int row, ref int ordinal)
    {
        var (first, count, bytes) = (row, 0, 0);
        for (; row < part.Section.EndCode && bytes + (count * ElementOverhead) < PartBytes; row++)
        {
            if (!part.Judgement.IsRefused(row))
            {
                bytes += part.Rows.Codes.LengthOf(row);
                count++;
            }
        }

        if (count == 0)
        {
            return row;
        }

        buffer.Row(PartFields);
        buffer.Bytes(part.Document.Id);
        buffer.Int64(part.SectionId);
        buffer.Int32(ordinal++);
        buffer.Array(ByteaOid, count, bytes);
        for (; first < row; first++)
        {
            if (!part.Judgement.IsRefused(first))
            {
                buffer.Bytes(part.Rows.Codes[first]);
            }
        }

        return row;
    }
}
