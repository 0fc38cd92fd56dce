using System.Runtime.InteropServices;

namespace TraceEngine.Files.Relation.Inspection;

/// <summary>
/// Remembers which codes are parents and which of them are rows of the file, by a 64-bit hash of the code: among a million
/// codes two share one with a chance of 1 in 30 million, and all that suffers is a count in a report. Grows up to 2^20 codes,
/// then gives up.
/// </summary>
internal sealed class ParentTable
{
    private const int FirstSlots = 1 << 12;
    private const int MaxCodes = 1 << 20;
    private Entry[] _slots = new Entry[FirstSlots];
    private int _count;
    private ulong _lastParent;
    private int _lastParentSlot = -1;

    /// <summary>More codes than are kept: the counts say nothing.</summary>
    public bool IsExhausted { get; private set; }

    public void AddParent(ReadOnlySpan<byte> parent, int childLevel)
    {
        var hash = HashOf(parent);
        if (hash != _lastParent || _lastParentSlot < 0)
        {
            _lastParentSlot = FindOrAdd(hash);
            _lastParent = hash;
        }

        if (_lastParentSlot >= 0)
        {
            ref var entry = ref _slots[_lastParentSlot];
            entry.Children++;
            entry.ChildLevel = (short)childLevel;
        }
    }

    public void AddRow(ReadOnlySpan<byte> code, int level)
    {
        var slot = FindOrAdd(HashOf(code));
        if (slot >= 0)
        {
            _slots[slot].IsRow = true;
            _slots[slot].Level = (short)level;
        }
    }

    public (long Parents, long Outside) Count(SortedDictionary<int, ChildCounts> byLevel)
    {
        long parents = 0;
        long outside = 0;
        foreach (ref readonly var entry in _slots.AsSpan())
        {
            if (entry.Children == 0)
            {
                continue;
            }

            parents++;
            outside += entry.IsRow ? 0 : 1;
            var level = entry.IsRow ? entry.Level : entry.ChildLevel + 1;
            if (!byLevel.TryGetValue(level, out var counts))
            {
                byLevel[level] = counts = new ChildCounts();
            }

            counts.Add(entry.Children);
        }

        return (parents, outside);
    }

    private static ulong HashOf(ReadOnlySpan<byte> code)
    {
        const ulong Multiplier = 0x9E3779B97F4A7C15;
        var hash = Multiplier ^ (ulong)code.Length;
        while (code.Length >= sizeof(ulong))
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(code));
            code = code[sizeof(ulong)..];
        }

        Span<byte> tail = stackalloc byte[sizeof(ulong)];
        tail.Clear();
        code.CopyTo(tail);
        hash = Mix(hash ^ MemoryMarshal.Read<ulong>(tail));
        return hash == 0 ? 1 : hash;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93;
        value = (value ^ (value >> 29)) * 0x9E3779B97F4A7C15;
        return value ^ (value >> 32);
    }

    private int FindOrAdd(ulong hash)
    {
        var slot = Find(hash);
        if (_slots[slot].Hash == hash)
        {
            return slot;
        }

        if (_count == MaxCodes)
        {
            IsExhausted = true;
            return -1;
        }

        if (_count * 2 >= _slots.Length)
        {
            Grow();
            slot = Find(hash);
        }

        _slots[slot].Hash = hash;
        _count++;
        return slot;
    }

    private int Find(ulong hash)
    {
        var mask = _slots.Length - 1;
        var slot = (int)hash & mask;
        while (_slots[slot].Hash != 0 && _slots[slot].Hash != hash)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new Entry[old.Length * 2];
        _lastParentSlot = -1;
        foreach (ref readonly var entry in old.AsSpan())
        {
            if (entry.Hash != 0)
            {
                _slots[Find(entry.Hash)] = entry;
            }
        }
    }

    private struct Entry
    {
        public ulong Hash;
        public int Children;
        public short Level;
        public short ChildLevel;
        public bool IsRow;
    }
}
