using Npgsql;

namespace TraceEngine.Ingest.Copying.Postgres.Packing;

/// <summary>Sends packaging rows by binary COPY. Only inside an explicit transaction, like every raw COPY here.</summary>
internal static class PackagingCopier
{
    private const short Fields = 6;
    private const int ByteaOid = 17;

    public static async Task CopyAsync(
        NpgsqlConnection connection, IReadOnlyCollection<PackagingEntry> entries, CancellationToken cancellationToken)
    {
        if (entries.Count == 0)
        {
            return;
        }

        await using var stream = await connection.BeginRawBinaryCopyAsync(CopySql.CopyPackagings, cancellationToken);
        using var buffer = new CopyBuffer();
        foreach (var entry in entries)
        {
            buffer.Row(Fields);
            buffer.Int64(entry.SectionId);
            buffer.Int32(entry.Ordinal);
            buffer.Int16((short)entry.Action);
            buffer.Int16(entry.Mode);
            buffer.Bytes(entry.Parent);
            buffer.Array(ByteaOid, entry.Children.Count, entry.Children.Sum(child => child.Length));
            foreach (var child in entry.Children)
            {
                buffer.Bytes(child);
            }

            if (buffer.IsFull)
            {
                await stream.WriteAsync(buffer.Filled, cancellationToken);
                buffer.Clear();
            }
        }

        buffer.Trailer();
        await stream.WriteAsync(buffer.Filled, cancellationToken);
    }
}
