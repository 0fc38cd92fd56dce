using System.Runtime.InteropServices;
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
            var key = new PackagingKey(entry.SectionId, entry.Ordinal, entry.Action, entry.Mode, entry.Parent);
            Fill(buffer, key, CollectionsMarshal.AsSpan(entry.Children));
            if (buffer.IsFull)
            {
                await stream.WriteAsync(buffer.Filled, cancellationToken);
                buffer.Clear();
            }
        }

        buffer.Trailer();
        await stream.WriteAsync(buffer.Filled, cancellationToken);
    }

    /// <summary>Adds a row.</summary>
    public static void Fill(CopyBuffer buffer, PackagingKey key, ReadOnlySpan<byte[]> children)
    {
        var bytes = 0;
        foreach (var child in children)
        {
            bytes += child.Length;
        }

        buffer.Row(Fields);
        buffer.Int64(key.SectionId);
        buffer.Int32(key.Ordinal);
        buffer.Int16((short)key.Action);
        buffer.Int16(key.Mode);
        buffer.Bytes(key.Parent);
        buffer.Array(ByteaOid, children.Length, bytes);
        foreach (var child in children)
        {
            buffer.Bytes(child);
        }
    }
}
