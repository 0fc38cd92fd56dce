using Npgsql;
using NpgsqlTypes;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Activations;

/// <summary>Finds codes that are active already and gives every row that names one its verdict.</summary>
internal sealed class ExistingCodes(NpgsqlConnection connection)
{
    // Above this many keys an index scan per key of = ANY loses to a join (measured on a sharded database).
    private const int KeysPerStatement = 10_000;

    private readonly HashSet<byte[]> _own = new(KeyComparer.Instance);

    /// <summary>Forgets what the running batch has inserted.</summary>
    public void ForgetOwn() => _own.Clear();

    /// <summary>The running batch has inserted this code itself.</summary>
    public void AddOwn(byte[] code) => _own.Add(code);

    /// <summary>Refuses all rows whose code exists.</summary>
    public Task RefuseAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        ForgetOwn();
        return RefuseOthersAsync(judgement, cancellationToken);
    }

    /// <summary>Refuses all rows whose code exists and was not inserted by the running batch.</summary>
    public async Task RefuseOthersAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        var runs = RunsOfEqualKeys(judgement);
        foreach (var part in runs.Chunk(KeysPerStatement))
        {
            var found = await ReadAsync([.. part.Select(run => run.Code)], cancellationToken);
            if (found.Count == 0)
            {
                continue;
            }

            var confirmed = await ReadBirthParentsAsync(judgement, part, found, cancellationToken);
            foreach (var run in part)
            {
                if (found.TryGetValue(run.Code, out var existing))
                {
                    Refuse(judgement, run, existing, confirmed);
                }
            }
        }
    }

    private List<EqualKeys> RunsOfEqualKeys(Judgement judgement)
    {
        var rows = judgement.Rows;
        var order = new KeyOrder(rows.Codes);
        var runs = new List<EqualKeys>();
        for (var i = 0; i < rows.SortedCount;)
        {
            var start = i;
            for (i++; i < rows.SortedCount && order.SameKey(rows.Sorted[start], rows.Sorted[i]);)
            {
                i++;
            }

            var code = rows.Codes[rows.Sorted[start].Row].ToArray();
            var members = rows.Sorted.AsSpan(start, i - start).ToArray();
            if (!_own.Contains(code) && Array.Exists(members, member => !judgement.IsRefused(member.Row)))
            {
                runs.Add(new EqualKeys(code, members));
            }
        }

        return runs;
    }

    private static void Refuse(Judgement judgement, EqualKeys run, FoundCode existing, HashSet<(int Row, long Section)> confirmed)
    {
        foreach (var member in run.Members)
        {
            var claimed = judgement.Rows.ParentIndexes[member.Row];
            var birthParent = confirmed.Contains((member.Row, existing.SectionId))
                ? judgement.Rows.Parents[claimed].ToArray()
                : existing.BirthParent;
            var code = new ExistingCode(
                existing.EnterpriseId, existing.LotId, existing.LotNumber, existing.Level, existing.State, birthParent);
            DuplicateRules.Refuse(judgement, member.Row, DuplicateRules.SectionOf(judgement.Rows, member.Row), code);
        }
    }

    private async Task<Dictionary<byte[], FoundCode>> ReadAsync(byte[][] codes, CancellationToken cancellationToken)
    {
        var found = new Dictionary<byte[], FoundCode>(KeyComparer.Instance);
        await using var command = new NpgsqlCommand(CopySql.ReadExisting, connection);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = codes });
        var moved = new List<byte[]>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var code = reader.GetFieldValue<byte[]>(0);
                var isMoved = !await reader.IsDBNullAsync(4, cancellationToken);
                var parent = await reader.IsDBNullAsync(5, cancellationToken) ? null : reader.GetFieldValue<byte[]>(5);
                if (isMoved || parent is null)
                {
                    moved.Add(code);
                }

                found[code] = new FoundCode(
                    reader.GetInt64(1),
                    reader.GetInt16(2),
                    reader.GetInt16(3),
                    reader.GetInt64(6),
                    reader.GetInt64(7),
                    reader.GetString(8),
                    isMoved ? null : parent);
            }
        }

        if (moved.Count > 0)
        {
            await AddFormerBirthParentsAsync([.. moved], found, cancellationToken);
        }

        return found;
    }

    private async Task AddFormerBirthParentsAsync(
        byte[][] moved, Dictionary<byte[], FoundCode> found, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(CopySql.ReadFormerBirthParents, connection);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = moved });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var code = reader.GetFieldValue<byte[]>(0);
            found[code] = found[code] with { BirthParent = reader.GetFieldValue<byte[]>(1) };
        }
    }

    /// <summary>Which rows claim the parent that the birth packaging names.</summary>
    private async Task<HashSet<(int Row, long Section)>> ReadBirthParentsAsync(
        Judgement judgement, EqualKeys[] runs, Dictionary<byte[], FoundCode> found, CancellationToken cancellationToken)
    {
        var rows = judgement.Rows;
        var asked = new List<(int Row, byte[] Code, byte[] Parent, long Section)>();
        foreach (var run in runs)
        {
            if (!found.TryGetValue(run.Code, out var existing))
            {
                continue;
            }

            foreach (var member in run.Members)
            {
                if (rows.ParentIndexes[member.Row] is var parent and >= 0
                    && !judgement.IsRefused(member.Row)
                    && (existing.BirthParent is null || !rows.Parents[parent].SequenceEqual(existing.BirthParent)))
                {
                    asked.Add((member.Row, run.Code, rows.Parents[parent].ToArray(), existing.SectionId));
                }
            }
        }

        var confirmed = new HashSet<(int Row, long Section)>();
        if (asked.Count == 0)
        {
            return confirmed;
        }

        await using var command = new NpgsqlCommand(CopySql.ReadBirthParents, connection);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. asked.Select(one => one.Code)] });
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. asked.Select(one => one.Parent)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. asked.Select(one => one.Section)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. asked.Select(one => one.Row)] });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            confirmed.Add((reader.GetInt32(0), reader.GetInt64(1)));
        }

        return confirmed;
    }
}
