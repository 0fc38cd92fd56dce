using System.Buffers.Binary;
using System.Text;

namespace TraceEngine.Query.Caching;

/// <summary>Reads what <see cref="ShelfWriter"/> wrote.</summary>
internal ref struct ShelfReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public long ReadLong()
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(_rest);
        _rest = _rest[sizeof(long)..];
        return value;
    }

    public int ReadCount()
    {
        var value = 0u;
        for (var shift = 0; ; shift += 7)
        {
            var next = ReadByte();
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (int)value;
            }
        }
    }

    public byte ReadByte()
    {
        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public byte[] ReadBytes()
    {
        var length = ReadCount();
        var value = _rest[..length].ToArray();
        _rest = _rest[length..];
        return value;
    }

    public byte[]? ReadBytesOrNone() => ReadBytes() is { Length: > 0 } value ? value : null;

    public string ReadText()
    {
        var length = ReadCount();
        var value = Encoding.UTF8.GetString(_rest[..length]);
        _rest = _rest[length..];
        return value;
    }

    public DateTime ReadTime() => new(ReadLong(), DateTimeKind.Utc);
}
