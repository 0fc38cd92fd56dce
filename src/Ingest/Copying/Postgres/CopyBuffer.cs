using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>
/// Rows in PostgreSQL's binary COPY format, gathered in one pooled buffer and sent when it is full. One field costs a length
/// and a copy: npgsql's importer makes an async call per value.
/// </summary>
internal sealed class CopyBuffer : IDisposable
{
    // Chosen, not measured: large against a system call, small against a batch.
    private const int SendBytes = 64 * 1024;

    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xff, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(SendBytes * 2);
    private int _used;

    public CopyBuffer() => Raw(Header);

    /// <summary>Whether the buffer should be sent before the next row.</summary>
    public bool IsFull => _used >= SendBytes;

    /// <summary>What was gathered.</summary>
    public ReadOnlyMemory<byte> Filled => _bytes.AsMemory(0, _used);

    /// <summary>Forgets what was sent.</summary>
    public void Clear() => _used = 0;

    /// <summary>Starts a row.</summary>
    public void Row(short fields) => BinaryPrimitives.WriteInt16BigEndian(Take(2), fields);

    /// <summary>Ends the COPY data.</summary>
    public void Trailer() => BinaryPrimitives.WriteInt16BigEndian(Take(2), -1);

    public void Null() => BinaryPrimitives.WriteInt32BigEndian(Take(4), -1);

    public void Int16(short value)
    {
        var span = Take(6);
        BinaryPrimitives.WriteInt32BigEndian(span, 2);
        BinaryPrimitives.WriteInt16BigEndian(span[4..], value);
    }

    public void Int32(int value)
    {
        var span = Take(8);
        BinaryPrimitives.WriteInt32BigEndian(span, 4);
        BinaryPrimitives.WriteInt32BigEndian(span[4..], value);
    }

    public void Int64(long value)
    {
        var span = Take(12);
        BinaryPrimitives.WriteInt32BigEndian(span, 8);
        BinaryPrimitives.WriteInt64BigEndian(span[4..], value);
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        var span = Take(4 + value.Length);
        BinaryPrimitives.WriteInt32BigEndian(span, value.Length);
        value.CopyTo(span[4..]);
    }

    public void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        var span = Take(4 + length);
        BinaryPrimitives.WriteInt32BigEndian(span, length);
        Encoding.UTF8.GetBytes(value, span[4..]);
    }

    /// <summary>
    /// Starts a one-dimensional array; its elements follow by <see cref="Bytes"/> or <see cref="Text"/>.
    /// </summary>
    /// <param name="elementType">OID of the element type.</param>
    /// <param name="count">Elements.</param>
    /// <param name="elementBytes">Bytes of all elements without their lengths.</param>
    public void Array(int elementType, int count, int elementBytes)
    {
        var dimensions = count == 0 ? 0 : 1;
        var span = Take(4 + 12 + (dimensions * 8));
        BinaryPrimitives.WriteInt32BigEndian(span, 12 + (dimensions * 8) + (count * 4) + elementBytes);
        BinaryPrimitives.WriteInt32BigEndian(span[4..], dimensions);
        BinaryPrimitives.WriteInt32BigEndian(span[8..], 0);
        BinaryPrimitives.WriteInt32BigEndian(span[12..], elementType);
        if (dimensions == 1)
        {
            BinaryPrimitives.WriteInt32BigEndian(span[16..], count);
            BinaryPrimitives.WriteInt32BigEndian(span[20..], 1);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void Raw(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    private Span<byte> Take(int count)
    {
        if (_used + count > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _used + count));
            _bytes.AsSpan(0, _used).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        var span = _bytes.AsSpan(_used, count);
        _used += count;
        return span;
    }
}
