using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace TraceEngine.Query.Caching;

/// <summary>Writes the fields of an entry one after the other; <see cref="ShelfReader"/> reads them in the same order.</summary>
internal sealed class ShelfWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(256);

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    public void Write(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(sizeof(long)), value);
        _bytes.Advance(sizeof(long));
    }

    /// <summary>A small number that is never negative.</summary>
    public void WriteCount(int value)
    {
        var rest = (uint)value;
        while (rest >= 0x80)
        {
            WriteByte((byte)(rest | 0x80));
            rest >>= 7;
        }

        WriteByte((byte)rest);
    }

    public void WriteByte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    public void Write(ReadOnlySpan<byte> value)
    {
        WriteCount(value.Length);
        _bytes.Write(value);
    }

    public void WriteText(string value)
    {
        WriteCount(Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, _bytes);
    }

    /// <summary>A key that may be missing: keys are never empty.</summary>
    public void WriteOrNone(byte[]? key) => Write(key ?? []);

    public void Write(DateTime value) => Write(value.Ticks);
}
