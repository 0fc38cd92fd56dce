using Microsoft.Extensions.Options;
using Npgsql;

namespace TraceEngine.Query.Lineage;

/// <summary>
/// Walks down over whole frontiers, two statements a level: what ever went into the packages, then which of it is still there.
/// <c>packagings</c> remembers what was put in; only <c>codes.parent</c> knows what has left since.
/// </summary>
internal sealed class ContentsWalk(IOptions<QueryOptions> options)
{
    // Nothing is inside the smallest package: admission demands that a parent's level is above its child's.
    private const int SmallestLevel = 1;

    /// <summary>Counts what is inside a code.</summary>
    public async Task<ContentsCount> CountAsync(NpgsqlConnection connection, CodeRow code, CancellationToken ct)
    {
        var seen = new HashSet<byte[]>(KeyComparer.Instance) { code.Key };
        var byLevel = new Dictionary<int, long>();
        var budget = options.Value.ContentNodeBudget;
        var children = -1L;
        List<byte[]> frontier = [code.Key];
        for (var depth = 0; frontier.Count > 0 && depth < options.Value.DepthLimit && budget > 0; depth++)
        {
            var (inside, isTruncated) = await ReadInsideAsync(connection, frontier, seen, budget, ct);
            foreach (var (_, level) in inside)
            {
                byLevel[level] = byLevel.GetValueOrDefault(level) + 1;
            }

            children = children < 0 ? inside.Count : children;
            budget = isTruncated ? 0 : budget - inside.Count;
            frontier = [.. inside.Where(child => child.Level > SmallestLevel).Select(child => child.Key)];
            if (isTruncated)
            {
                return new ContentsCount(children, byLevel, IsTruncated: true);
            }
        }

        return new ContentsCount(children, byLevel, IsTruncated: frontier.Count > 0);
    }

    private async Task<(List<(byte[] Key, int Level)> Inside, bool IsTruncated)> ReadInsideAsync(
        NpgsqlConnection connection, List<byte[]> frontier, HashSet<byte[]> seen, int budget, CancellationToken ct)
    {
        var parents = new HashSet<byte[]>(frontier, KeyComparer.Instance);
        var inside = new List<(byte[] Key, int Level)>();
        foreach (var chunk in frontier.Chunk(options.Value.ParentsPerStatement))
        {
            var candidates = await ReadPackedAsync(connection, chunk, seen, budget - inside.Count, ct);
            var isTruncated = candidates.Count > budget - inside.Count;
            foreach (var keys in candidates.Take(budget - inside.Count).Chunk(options.Value.KeysPerStatement))
            {
                await AddStillInsideAsync(connection, keys, parents, seen, inside, ct);
            }

            if (isTruncated)
            {
                return (inside, true);
            }
        }

        return (inside, false);
    }

    // Reads one key more than there is room for, to know that there is more.
    private static async Task<HashSet<byte[]>> ReadPackedAsync(
        NpgsqlConnection connection, byte[][] parents, HashSet<byte[]> seen, int room, CancellationToken ct)
    {
        var packed = new HashSet<byte[]>(KeyComparer.Instance);
        await using var command = LineageCommands.ReadPackagings(connection, parents);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (packed.Count <= room && await reader.ReadAsync(ct))
        {
            foreach (var child in await reader.GetFieldValueAsync<byte[][]>(0, ct))
            {
                if (!seen.Contains(child) && packed.Add(child) && packed.Count > room)
                {
                    break;
                }
            }
        }

        return packed;
    }

    private static async Task AddStillInsideAsync(
        NpgsqlConnection connection,
        byte[][] keys,
        HashSet<byte[]> parents,
        HashSet<byte[]> seen,
        List<(byte[] Key, int Level)> inside,
        CancellationToken ct)
    {
        await using var command = LineageCommands.ReadChildren(connection, keys);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var key = await reader.GetFieldValueAsync<byte[]>(0, ct);
            if (parents.Contains(await reader.GetFieldValueAsync<byte[]>(2, ct)) && seen.Add(key))
            {
                inside.Add((key, reader.GetInt16(1)));
            }
        }
    }
}
