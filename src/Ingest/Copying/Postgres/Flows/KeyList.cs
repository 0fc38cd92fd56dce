using System.Runtime.InteropServices;
using Npgsql;
using NpgsqlTypes;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>Keys to be looked up, without a copy of each, with the row that each stands for.</summary>
internal sealed class KeyList
{
    // Above this many keys an index scan per key of = ANY loses to a join (measured on a sharded database).
    public const int KeysPerStatement = 10_000;

    private readonly List<ReadOnlyMemory<byte>> _keys = [];
    private readonly List<int> _rows = [];

    public int Count => _keys.Count;

    /// <summary>The row of a key.</summary>
    public int RowAt(int index) => _rows[index];

    /// <summary>A key.</summary>
    public ReadOnlySpan<byte> KeyAt(int index) => _keys[index].Span;

    /// <summary>Adds a key. Keys are added in order.</summary>
    public void Add(ReadOnlyMemory<byte> key, int row)
    {
        _keys.Add(key);
        _rows.Add(row);
    }

    /// <summary>Index behind the part that begins at <paramref name="start"/>; equal keys stay in one part.</summary>
    public int EndOfPart(int start)
    {
        var end = Math.Min(start + KeysPerStatement, Count);
        while (end < Count && KeyAt(end).SequenceEqual(KeyAt(end - 1)))
        {
            end++;
        }

        return end;
    }

    /// <summary>A part of the keys as a parameter.</summary>
    public NpgsqlParameter ToParameter(int start, int end) => new NpgsqlParameter<ReadOnlyMemory<byte>[]>
    {
        TypedValue = CollectionsMarshal.AsSpan(_keys)[start..end].ToArray(),
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
    };

    /// <summary>
    /// The first index from <paramref name="from"/> on that has this key. Rows come back in key order when an index was read, so
    /// the next key is mostly the one; when not, the part is searched.
    /// </summary>
    public int Find(ReadOnlySpan<byte> key, int from, int start, int end)
    {
        for (var near = from; near < end; near++)
        {
            var order = KeyAt(near).SequenceCompareTo(key);
            if (order == 0)
            {
                return near;
            }

            if (order > 0)
            {
                break;
            }
        }

        var (low, high) = (start, end);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = KeyAt(middle).SequenceCompareTo(key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low < end && KeyAt(low).SequenceEqual(key) ? low : -1;
    }
}
