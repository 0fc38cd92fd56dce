using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TraceEngine.Contracts.Digests;

/// <summary>
/// Feeds SHA-256 through one buffer, so that a row costs a copy and not a call into the hash.
/// Not thread-safe; reusable after <see cref="Finish"/>.
/// </summary>
public sealed class DigestWriter : IDisposable
{
    /// <summary>Bytes of a digest.</summary>
    public const int DigestBytes = 32;

    private const int BufferBytes = 16 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private int _used;

    /// <summary>Room for <paramref name="bytes"/> bytes; call <see cref="Advance"/> with what was used. At most 4 KiB.</summary>
    public Span<byte> Reserve(int bytes)
    {
        if (_used + bytes > BufferBytes)
        {
            Flush();
        }

        return _buffer.AsSpan(_used, bytes);
    }

    /// <summary>Takes over what was written into the reserved span.</summary>
    public void Advance(int bytes) => _used += bytes;

    /// <summary>One byte.</summary>
    public void Byte(byte value)
    {
        Reserve(1)[0] = value;
        _used++;
    }

    /// <summary>A 32-bit number, big-endian.</summary>
    public void Int32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Reserve(4), value);
        _used += 4;
    }

    /// <summary>A 64-bit number, big-endian.</summary>
    public void Int64(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(Reserve(8), value);
        _used += 8;
    }

    /// <summary>Bytes with their length in front, so that no two sequences of fields read the same.</summary>
    public void Bytes(ReadOnlySpan<byte> value)
    {
        Int32(value.Length);
        Raw(value);
    }

    /// <summary>
    /// A code with its length in a byte, empty for none; one that could not be read stands behind a length byte no key has, as
    /// its raw bytes with a length of their own.
    /// </summary>
    public void Code(ReadableOrRaw value)
    {
        if (!value.Raw.IsEmpty)
        {
            Byte(byte.MaxValue);
            Bytes(value.Raw);
            return;
        }

        var span = Reserve(1 + value.Key.Length);
        span[0] = (byte)value.Key.Length;
        value.Key.CopyTo(span[1..]);
        _used += 1 + value.Key.Length;
    }

    /// <summary>Text as UTF-8 with its length in front.</summary>
    public void Text(string value)
    {
        var bytes = Encoding.UTF8.GetMaxByteCount(value.Length) <= 512
            ? null
            : Encoding.UTF8.GetBytes(value);
        if (bytes is not null)
        {
            Bytes(bytes);
            return;
        }

        Span<byte> small = stackalloc byte[512];
        Bytes(small[..Encoding.UTF8.GetBytes(value, small)]);
    }

    /// <summary>The digest of everything written; the writer is empty afterwards.</summary>
    public byte[] Finish()
    {
        Flush();
        return _hash.GetHashAndReset();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _hash.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private void Raw(ReadOnlySpan<byte> value)
    {
        if (value.Length > BufferBytes - _used)
        {
            Flush();
            if (value.Length > BufferBytes)
            {
                _hash.AppendData(value);
                return;
            }
        }

        value.CopyTo(_buffer.AsSpan(_used));
        _used += value.Length;
    }

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _used);
        _used = 0;
    }
}
