using Npgsql;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Listing;

/// <summary>
/// Reads what is inside a code for an enterprise that sees the code's whole chain. Each fact is at least as new as the last ack:
/// statements are not put under one snapshot.
/// </summary>
internal sealed class ContentsReader(LineageDatabase database, ScopeReader scope, ContentsWalk walk)
{
    /// <summary>Walks through the contents of the first of the keys that is in scope.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="keys">The readings of what was scanned, the likeliest first.</param>
    /// <param name="maxDepth">Most levels to go down; 0 = no bound but that of the settings.</param>
    /// <param name="begin">Called once, before the first items, when a code is in scope.</param>
    /// <param name="take">Gets the items, as in <see cref="ContentsWalk"/>.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>Whether there may be more than was walked; null when no code is in scope, whatever the reason.</returns>
    /// <exception cref="NpgsqlException">The database cannot be read.</exception>
    public async Task<bool?> ReadAsync(
        ListCaller caller,
        byte[][] keys,
        int maxDepth,
        Action<StoredCode> begin,
        Func<IReadOnlyList<ContentsItem>, ValueTask> take,
        CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var codes = await ReadCodesAsync(connection, keys, ct);
        var origins = new OriginBook();
        await origins.LoadAsync(connection, codes.Select(code => code.SectionId), ct);
        var inScope = await scope.FindAsync(connection, caller, codes, origins, ct);
        foreach (var key in keys.Where(inScope.Contains))
        {
            begin(codes.Find(code => KeyComparer.Instance.Equals(code.Key, key))!);
            return await walk.WalkAsync(connection, key, maxDepth, take, ct);
        }

        return null;
    }

    private static async Task<List<StoredCode>> ReadCodesAsync(NpgsqlConnection connection, byte[][] keys, CancellationToken ct)
    {
        var codes = new List<StoredCode>();
        await using var command = LineageCommands.ReadCodes(connection, keys);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            codes.Add(StoredCode.OfKeyRow(reader));
        }

        return codes;
    }
}
