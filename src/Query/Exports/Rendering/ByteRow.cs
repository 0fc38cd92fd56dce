namespace TraceEngine.Query.Exports.Rendering;

/// <summary>Bytes that grow: a fragment of a row, or rows on their way to a file.</summary>
internal sealed class ByteRow(int capacity = 512)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Add(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    public void AddNumber(long number)
    {
        const int Digits = 20;
        Reserve(Digits);
        number.TryFormat(_bytes.AsSpan(Length), out var written);
        Length += written;
    }

    private void Reserve(int bytes)
    {
        if (Length + bytes > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + bytes));
        }
    }
}
