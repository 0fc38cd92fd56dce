using System.Buffers;

namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>A column of stored keys in one pooled buffer; an empty key stands for a code that could not be read.</summary>
internal struct KeyColumn
{
    private byte[] _bytes;
    private int[] _ends;

    /// <summary>
    /// Room for <paramref name="capacity"/> keys of together <paramref name="byteCapacity"/> bytes; grows when needed.
    /// </summary>
    public KeyColumn(int capacity, int byteCapacity)
    {
        _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(byteCapacity, 16));
        _ends = ArrayPool<int>.Shared.Rent(capacity + 1);
        _ends[0] = 0;
    }

    /// <summary>Keys in the column.</summary>
    public int Count { get; private set; }

    /// <summary>The key at <paramref name="index"/>.</summary>
    public readonly ReadOnlySpan<byte> this[int index] => _bytes.AsSpan(_ends[index], _ends[index + 1] - _ends[index]);

    /// <summary>The key at <paramref name="index"/>, for a parameter; it holds until the column is released.</summary>
    public readonly ReadOnlyMemory<byte> MemoryOf(int index) => _bytes.AsMemory(_ends[index], _ends[index + 1] - _ends[index]);

    /// <summary>Bytes of the key at <paramref name="index"/>.</summary>
    public readonly int LengthOf(int index) => _ends[index + 1] - _ends[index];

    /// <summary>The next key's place; call <see cref="Commit"/> with its length.</summary>
    public Span<byte> Next(int maxBytes)
    {
        var start = _ends[Count];
        if (start + maxBytes > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(start + maxBytes, _bytes.Length * 2));
            _bytes.AsSpan(0, start).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsSpan(start, maxBytes);
    }

    /// <summary>Takes the key written into <see cref="Next"/>.</summary>
    public void Commit(int bytes)
    {
        if (Count + 2 > _ends.Length)
        {
            var larger = ArrayPool<int>.Shared.Rent(_ends.Length * 2);
            _ends.AsSpan(0, Count + 1).CopyTo(larger);
            ArrayPool<int>.Shared.Return(_ends);
            _ends = larger;
        }

        _ends[Count + 1] = _ends[Count] + bytes;
        Count++;
    }

    /// <summary>Gives the buffers back.</summary>
    public void Release()
    {
        if (_bytes is { Length: > 0 })
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            ArrayPool<int>.Shared.Return(_ends);
        }

        _bytes = [];
        _ends = [];
        Count = 0;
    }
}
