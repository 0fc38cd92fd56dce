using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>
/// Keys to be looked up, in order, each with the row that it stands for. They are not copied, and arrays of a full statement
/// are used again: a statement's keys would otherwise be the largest thing that a batch allocates.
/// </summary>
internal sealed class KeyList : IDisposable
{
    // Above this many keys an index scan per key of = ANY loses to a join (measured on a sharded database).
    private const int KeysPerStatement = 10_000;

    private static readonly ConcurrentBag<ReadOnlyMemory<byte>[]> Spare = [];

    private readonly List<ReadOnlyMemory<byte>[]> _parts = [];
    private readonly List<int> _rows = [];

    public int Count => _rows.Count;

    /// <summary>Statements that they take.</summary>
    public int PartCount => _parts.Count;

    /// <summary>Adds a key; keys are added in order, equal ones side by side.</summary>
    public void Add(ReadOnlyMemory<byte> key, int row)
    {
        if (_rows.Count == _parts.Count * KeysPerStatement)
        {
            _parts.Add(Spare.TryTake(out var spare) ? spare : new ReadOnlyMemory<byte>[KeysPerStatement]);
        }

        _parts[^1][_rows.Count % KeysPerStatement] = key;
        _rows.Add(row);
    }

    /// <summary>The keys of one statement as a parameter.</summary>
    public NpgsqlParameter ToParameter(int part)
    {
        var count = CountOf(part);
        return new NpgsqlParameter<ReadOnlyMemory<byte>[]>
        {
            TypedValue = count == KeysPerStatement ? _parts[part] : _parts[part][..count],
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
        };
    }

    /// <summary>
    /// Tells the rows of a key of one statement. Rows come back in key order when an index was read, so the next key is mostly
    /// the one; when not, the part is searched.
    /// </summary>
    /// <param name="part">The statement.</param>
    /// <param name="key">The key that came back.</param>
    /// <param name="next">Where the next key is looked for first.</param>
    /// <param name="found">Called for each row.</param>
    public void Each(int part, ReadOnlySpan<byte> key, ref int next, Action<int> found)
    {
        var keys = _parts[part].AsSpan(0, CountOf(part));
        for (var index = Find(keys, key, next); index < keys.Length && keys[index].Span.SequenceEqual(key); index++)
        {
            found(_rows[(part * KeysPerStatement) + index]);
            next = index + 1;
        }
    }

    public void Dispose()
    {
        foreach (var part in _parts)
        {
            part.AsSpan().Clear();
            Spare.Add(part);
        }

        _parts.Clear();
    }

    private int CountOf(int part) => Math.Min(Count - (part * KeysPerStatement), KeysPerStatement);

    private static int Find(ReadOnlySpan<ReadOnlyMemory<byte>> keys, ReadOnlySpan<byte> key, int from)
    {
        for (; from < keys.Length; from++)
        {
            var order = keys[from].Span.SequenceCompareTo(key);
            if (order == 0)
            {
                return from;
            }

            if (order > 0)
            {
                break;
            }
        }

        var (low, high) = (0, keys.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = keys[middle].Span.SequenceCompareTo(key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
