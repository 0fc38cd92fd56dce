using System.Buffers.Binary;
using System.Numerics;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Batching;

/// <summary>
/// The distinct parents of a section in order of appearance, found by the bytes of the code without making a string.
/// </summary>
internal sealed class ParentDictionary : IDisposable
{
    private const int InitialBuckets = 1024;

    private readonly CodeColumnBuilder _codes = new();
    private readonly List<uint> _hashes = new(InitialBuckets);

    // Open addressing: a bucket holds the 1-based index of a parent, 0 = free. Never more than half full.
    private int[] _buckets = new int[InitialBuckets];
    private uint _last;

    public int Count => _codes.Count;

    /// <summary>The 1-based index of a parent, which is added when it is new.</summary>
    public uint IndexOf(ReadOnlySpan<byte> parent, out bool isNew)
    {
        isNew = false;
        // Line software writes the children of one parent one after the other.
        if (_last > 0 && _codes[(int)_last - 1].SequenceEqual(parent))
        {
            return _last;
        }

        var hash = Hash(parent);
        var bucket = (int)hash & (_buckets.Length - 1);
        for (; _buckets[bucket] != 0; bucket = (bucket + 1) & (_buckets.Length - 1))
        {
            var index = _buckets[bucket] - 1;
            if (_hashes[index] == hash && _codes[index].SequenceEqual(parent))
            {
                return _last = (uint)index + 1;
            }
        }

        isNew = true;
        _codes.Add(parent);
        _hashes.Add(hash);
        _buckets[bucket] = _codes.Count;
        if (_codes.Count * 2 > _buckets.Length)
        {
            Grow();
        }

        return _last = (uint)_codes.Count;
    }

    public CodeColumn Build() => _codes.Build();

    public void Clear()
    {
        _codes.Clear();
        _hashes.Clear();
        Array.Clear(_buckets);
        _last = 0;
    }

    public void Dispose() => _codes.Dispose();

    private void Grow()
    {
        _buckets = new int[_buckets.Length * 2];
        for (var i = 0; i < _hashes.Count; i++)
        {
            var bucket = (int)_hashes[i] & (_buckets.Length - 1);
            while (_buckets[bucket] != 0)
            {
                bucket = (bucket + 1) & (_buckets.Length - 1);
            }

            _buckets[bucket] = i + 1;
        }
    }

    // Eight bytes a step; the multiplier is 2^64 / golden ratio, whose high bits mix well. Codes here come from the caller's own
    // file.
    private static uint Hash(ReadOnlySpan<byte> code)
    {
        const ulong Multiplier = 0x9E3779B97F4A7C15;
        var hash = (ulong)code.Length;
        while (code.Length >= sizeof(ulong))
        {
            hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(code)) * Multiplier, 29);
            code = code[sizeof(ulong)..];
        }

        foreach (var each in code)
        {
            hash = BitOperations.RotateLeft((hash ^ each) * Multiplier, 29);
        }

        return (uint)(hash >> 32) ^ (uint)hash;
    }
}
