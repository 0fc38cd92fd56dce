using Npgsql;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Listing;

/// <summary>Makes rows of the codes that documents name: what a code is, only where the caller is in scope of it.</summary>
internal sealed class NamedCodeRows(ScopeReader scope)
{
    /// <summary>The rows of a piece, in its order.</summary>
    /// <param name="run">The reading.</param>
    /// <param name="named">At most as many as one statement takes.</param>
    /// <param name="positionOf">The place of a code in the list.</param>
    /// <param name="keepsUnseen">
    /// Whether codes out of scope stay as bare codes: where the caller named them itself. Else they do not exist for it.
    /// </param>
    /// <param name="ct">Stops reading.</param>
    public async Task<List<ListedCode>> ReadAsync(
        ListRun run,
        IReadOnlyList<NamedCode> named,
        Func<NamedCode, ListPosition> positionOf,
        bool keepsUnseen,
        CancellationToken ct)
    {
        var codes = await ReadCodesAsync(run.Connection, [.. named.Select(code => code.Key)], ct);
        await run.Origins.LoadAsync(run.Connection, codes.Values.Select(code => code.SectionId), ct);
        var inScope = await scope.FindAsync(run.Connection, run.Caller, codes.Values, run.Origins, ct);
        var rows = new List<ListedCode>(named.Count);
        foreach (var one in named)
        {
            var row = new ListedCode { Position = positionOf(one), Key = one.Key };
            if (inScope.Contains(one.Key))
            {
                var code = codes[one.Key];
                var origin = run.Origins[code.SectionId];
                row = row with
                {
                    Code = code,
                    Origin = origin,
                    UploadedAt = run.Origins.UploadOf(origin.Batch).UploadedAt,
                };
            }
            else if (!keepsUnseen)
            {
                continue;
            }

            if (run.Takes(row.Code?.Level ?? 0))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static async Task<Dictionary<byte[], StoredCode>> ReadCodesAsync(
        NpgsqlConnection connection, byte[][] keys, CancellationToken ct)
    {
        var codes = new Dictionary<byte[], StoredCode>(KeyComparer.Instance);
        if (keys.Length > 0)
        {
            await using var command = ListingCommands.ReadStoredCodes(connection, keys);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                var code = StoredCode.Of(reader);
                codes.Add(code.Key, code);
            }
        }

        return codes;
    }
}
