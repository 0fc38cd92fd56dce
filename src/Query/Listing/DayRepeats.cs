using Npgsql;
using TraceEngine.Query.Lineage;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Listing;

/// <summary>
/// Finds codes of a document that a list of upload days has elsewhere. No page remembers the others: what the tables say of a
/// code tells where its one place is.
/// </summary>
internal sealed class DayRepeats
{
    /// <summary>The rows whose place in the list is the one at hand.</summary>
    /// <param name="run">The reading.</param>
    /// <param name="days">The days of the list.</param>
    /// <param name="day">The day at hand.</param>
    /// <param name="section">The section at hand, of a document of the caller.</param>
    /// <param name="rows">The codes it names.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<IReadOnlyList<ListedCode>> RemoveAsync(
        ListRun run, WantedDays days, DateOnly day, long section, List<ListedCode> rows, CancellationToken ct)
    {
        rows.RemoveAll(row => row.Origin?.EnterpriseId == run.Caller.EnterpriseId && days.Contains(row.UploadedAt!.Value));
        if (rows.Count == 0)
        {
            return rows;
        }

        var namings = await ReadNamingsAsync(run.Connection, [.. rows.Select(row => row.Key)], section, ct);
        var earlier = await FindEarlierAsync(run, days, day, section, [.. namings.Select(one => one.Section).Distinct()], ct);
        var repeated = namings.Where(one => earlier.Contains(one.Section))
            .Select(one => one.Key)
            .ToHashSet(KeyComparer.Instance);
        rows.RemoveAll(row => repeated.Contains(row.Key));
        return rows;
    }

    private static async Task<List<(byte[] Key, long Section)>> ReadNamingsAsync(
        NpgsqlConnection connection, byte[][] keys, long but, CancellationToken ct)
    {
        var namings = new List<(byte[] Key, long Section)>();
        await using var command = LineageCommands.ReadFlowItems(connection, keys);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (reader.GetInt64(1) != but)
            {
                namings.Add((reader.GetFieldValue<byte[]>(0), reader.GetInt64(1)));
            }
        }

        return namings;
    }

    /// <summary>Which sections are of the caller, on the days of the list, and before the one at hand.</summary>
    private static async Task<HashSet<long>> FindEarlierAsync(
        ListRun run, WantedDays days, DateOnly day, long section, long[] candidates, CancellationToken ct)
    {
        var own = new List<(long Section, UploadId Batch)>();
        if (candidates.Length > 0)
        {
            await using var command = ListingCommands.ReadSectionBatches(run.Connection, candidates);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                if (reader.GetInt64(1) == run.Caller.EnterpriseId)
                {
                    own.Add((
                        reader.GetInt64(0),
                        new UploadId(reader.GetFieldValue<byte[]>(2), reader.GetInt64(3))));
                }
            }
        }

        await run.Origins.LoadAsync(run.Connection, own.Select(one => one.Batch), ct);
        return own.Where(one => IsEarlier(run.Origins.UploadOf(one.Batch).UploadedAt, one.Section))
            .Select(one => one.Section)
            .ToHashSet();

        bool IsEarlier(DateTime uploadedAt, long other) => days.Contains(uploadedAt)
            && (WantedDays.DayOf(uploadedAt), other).CompareTo((day, section)) < 0;
    }
}
