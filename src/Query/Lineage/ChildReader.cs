using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Contracts.Codes;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Lineage;

/// <summary>
/// Reads what is directly inside packages, two statements for all of them: what ever went in, then which of it is still there.
/// <c>packagings</c> remembers what was put in; only <c>codes.parent</c> knows what has left since.
/// </summary>
internal sealed class ChildReader(IOptions<QueryOptions> options)
{
    /// <summary>The children of these packages.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="parents">The packages, each once.</param>
    /// <param name="room">Most codes to look at, also those that have left since.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<ChildList> ReadAsync(FactSession session, byte[][] parents, int room, CancellationToken ct)
    {
        var connection = await session.ConnectionAsync(ct);
        var packed = await ReadPackedAsync(connection, parents, room, ct);
        var isTruncated = packed.Count > room;
        var inside = new List<ChildRow>(Math.Min(packed.Count, room));
        var packages = new HashSet<byte[]>(parents, KeyComparer.Instance);
        foreach (var keys in packed.Take(room).Chunk(options.Value.KeysPerStatement))
        {
            await AddStillInsideAsync(connection, keys, packages, inside, ct);
        }

        return new ChildList(inside, isTruncated);
    }

    // Reads one key more than there is room for, to know that there is more.
    private static async Task<HashSet<byte[]>> ReadPackedAsync(
        NpgsqlConnection connection, byte[][] parents, int room, CancellationToken ct)
    {
        var packed = new HashSet<byte[]>(KeyComparer.Instance);
        await using var command = LineageCommands.ReadPackagings(connection, parents);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (packed.Count <= room && await reader.ReadAsync(ct))
        {
            foreach (var child in reader.GetFieldValue<byte[][]>(0))
            {
                if (packed.Add(child) && packed.Count > room)
                {
                    break;
                }
            }
        }

        return packed;
    }

    // Rows are buffered whole: reading their columns never waits.
    private static async Task AddStillInsideAsync(
        NpgsqlConnection connection, byte[][] keys, HashSet<byte[]> packages, List<ChildRow> inside, CancellationToken ct)
    {
        await using var command = LineageCommands.ReadChildren(connection, keys);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var buffer = new byte[CodeKey.MaxKeyBytes];
        byte[]? parent = null;
        while (await reader.ReadAsync(ct))
        {
            parent = ParentOf(reader, buffer, parent, packages);
            if (parent is not null)
            {
                inside.Add(new ChildRow(parent, reader.GetFieldValue<byte[]>(0), reader.GetInt16(1)));
            }
        }
    }

    // The set's own copy of the package: one array for all its children, which mostly come one after the other.
    private static byte[]? ParentOf(NpgsqlDataReader reader, byte[] buffer, byte[]? last, HashSet<byte[]> packages)
    {
        var key = buffer.AsSpan(0, (int)reader.GetBytes(2, 0, buffer, 0, buffer.Length));
        return last is not null && key.SequenceEqual(last)
            ? last
            : packages.TryGetValue(key.ToArray(), out var parent) ? parent : null;
    }
}
