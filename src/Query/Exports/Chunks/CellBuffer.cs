using System.Text;
using TraceEngine.Contracts.Codes;

namespace TraceEngine.Query.Exports.Chunks;

/// <summary>
/// Cells one behind the other: the length of each in bytes, then its UTF-8. Texts of codes, numbers and times never need more
/// than one byte for their length.
/// </summary>
internal sealed class CellBuffer
{
    private const int FirstCapacity = 64 * 1024;

    // A code has up to 100 characters, a time 25, a number 20.
    private const int ShortBytes = 128;

    // The field's clock is China's, wherever the server stands.
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    private byte[] _bytes = new byte[FirstCapacity];
    private int _length;

    /// <summary>All that was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Mark(byte mark) => Room(1)[_length++] = mark;

    public void Marks(ReadOnlySpan<byte> marks)
    {
        Reserve(marks.Length);
        marks.CopyTo(_bytes.AsSpan(_length));
        _length += marks.Length;
    }

    /// <summary>A count or a place.</summary>
    public void Count(int value)
    {
        Reserve(5);
        for (var rest = (uint)value; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                _bytes[_length++] = (byte)rest;
                return;
            }

            _bytes[_length++] = (byte)(rest | 0x80);
        }
    }

    public void Empty() => Mark(0);

    public void Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            Empty();
            return;
        }

        var bytes = Encoding.UTF8.GetByteCount(text);
        Count(bytes);
        Reserve(bytes);
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
    }

    /// <summary>A code by its key; an empty cell for none.</summary>
    public void Code(byte[]? key) => Short(key is null or [] ? 0 : CodeKey.WriteText(key, Behind()));

    public void Number(long number)
    {
        number.TryFormat(Behind(), out var written);
        Short(written);
    }

    /// <summary>A moment by the clock of China.</summary>
    public void Time(DateTime moment)
    {
        (moment + Offset).TryFormat(Behind(), out var written, "yyyy-MM-ddTHH:mm:ss'+08:00'");
        Short(written);
    }

    public void Day(DateOnly day)
    {
        day.TryFormat(Behind(), out var written, "yyyy-MM-dd");
        Short(written);
    }

    // Behind the byte for the length.
    private Span<byte> Behind() => Room(ShortBytes).AsSpan(_length + 1, ShortBytes - 1);

    private void Short(int bytes)
    {
        Room(1)[_length] = (byte)bytes;
        _length += bytes + 1;
    }

    private byte[] Room(int bytes)
    {
        Reserve(bytes);
        return _bytes;
    }

    private void Reserve(int bytes)
    {
        if (_length + bytes > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
        }
    }
}
