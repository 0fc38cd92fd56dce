using System.Globalization;
using Npgsql;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Activations;

/// <summary>
/// Judges the parents that a batch names but does not activate itself. In a cascade nearly all parents come with their
/// children, so this is one round trip for a handful of keys, or none.
/// </summary>
internal sealed class ParentJudge(NpgsqlConnection connection)
{
    public async Task JudgeAsync(IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken)
    {
        // A parent whose own row is refused for its parent stands in no batch any more: its children are judged once again.
        while (await JudgeOnceAsync(judgements, cancellationToken))
        {
        }
    }

    /// <summary>Judges by the rows that are good so far; says whether a parent's row has been refused.</summary>
    private async Task<bool> JudgeOnceAsync(IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken)
    {
        var facts = new Dictionary<byte[], ParentFact>(KeyComparer.Instance);
        foreach (var judgement in judgements)
        {
            judgement.ForgetParents();
            CollectExternal(judgement, facts);
        }

        if (facts.Count == 0)
        {
            return false;
        }

        await ReadAsync(facts, cancellationToken);
        for (var i = 0; i < judgements.Count; i++)
        {
            if (judgements[i].Accepted > 0)
            {
                AddEarlierInGroup(judgements, i, facts);
                Apply(judgements[i], facts);
            }
        }

        return judgements.Any(judgement => HasNewExternal(judgement, facts));
    }

    private static bool HasNewExternal(Judgement judgement, Dictionary<byte[], ParentFact> facts)
    {
        if (judgement.Accepted == 0)
        {
            return false;
        }

        var rows = judgement.Rows;
        var lookup = facts.GetAlternateLookup<ReadOnlySpan<byte>>();
        for (var i = 0; i < rows.SortedParentCount; i++)
        {
            var parent = rows.SortedParents[i].Row;
            if (IsExternal(judgement, parent) && !lookup.ContainsKey(rows.Parents[parent]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsExternal(Judgement judgement, int parent) =>
        judgement.Rows.ParentRows[parent] is var row && (row < 0 || judgement.IsRefused(row));

    private static void CollectExternal(Judgement judgement, Dictionary<byte[], ParentFact> facts)
    {
        if (judgement.Accepted == 0)
        {
            return;
        }

        var rows = judgement.Rows;
        var lookup = facts.GetAlternateLookup<ReadOnlySpan<byte>>();
        for (var i = 0; i < rows.SortedParentCount; i++)
        {
            var parent = rows.SortedParents[i].Row;
            if (IsExternal(judgement, parent))
            {
                lookup.TryAdd(rows.Parents[parent], new ParentFact());
            }
        }
    }

    private async Task ReadAsync(Dictionary<byte[], ParentFact> facts, CancellationToken cancellationToken)
    {
        var keys = facts.Keys.ToArray();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in new[] { CopySql.ReadParents, CopySql.ReadClaims })
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = keys });
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var fact = facts[reader.GetFieldValue<byte[]>(0)];
            fact.IsActive = true;
            fact.ExistedBefore = true;
            fact.Level = reader.GetInt16(1);
            fact.State = reader.GetInt16(2);
            fact.OwnerId = reader.GetInt64(3);
        }

        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var fact = facts[reader.GetFieldValue<byte[]>(0)];
            fact.ExistedBefore = true;
            fact.Claimants.Add(reader.GetInt64(1));
        }
    }

    /// <summary>A parent that an earlier batch of the same transaction activates is not open.</summary>
    private static void AddEarlierInGroup(IReadOnlyList<Judgement> judgements, int index, Dictionary<byte[], ParentFact> facts)
    {
        if (index == 0)
        {
            return;
        }

        var earlier = judgements[index - 1];
        if (earlier.Batch.AllOrNothing)
        {
            // Refused whole for a bad row, it activates nothing: that must be known now, not when the group is written.
            DuplicateRules.RefuseRepeatsInBatch(earlier);
            earlier.ApplyMode();
        }

        if (earlier.Accepted == 0)
        {
            return;
        }

        var lookup = facts.GetAlternateLookup<ReadOnlySpan<byte>>();
        for (var i = 0; i < earlier.Rows.SortedCount; i++)
        {
            var row = earlier.Rows.Sorted[i].Row;
            if (earlier.Rows.Levels[row] > 1
                && lookup.TryGetValue(earlier.Rows.Codes[row], out var fact)
                && !earlier.IsRefused(row))
            {
                fact.IsActive = true;
                fact.Level = earlier.Rows.Levels[row];
                fact.OwnerId = earlier.Batch.Stream.EnterpriseId;
            }
        }
    }

    private static void Apply(Judgement judgement, Dictionary<byte[], ParentFact> facts)
    {
        var rows = judgement.Rows;
        var lookup = facts.GetAlternateLookup<ReadOnlySpan<byte>>();
        var byParent = new ParentFact?[rows.Parents.Count];
        for (var i = 0; i < rows.SortedParentCount; i++)
        {
            var parent = rows.SortedParents[i].Row;
            if (IsExternal(judgement, parent) && lookup.TryGetValue(rows.Parents[parent], out var fact))
            {
                byParent[parent] = fact;
                if (!fact.IsActive)
                {
                    judgement.OpenParents.Add(parent);
                }

                if (fact.ExistedBefore)
                {
                    judgement.TouchedParents.Add(rows.Parents[parent].ToArray());
                }
            }
        }

        for (var row = 0; row < rows.RowCount; row++)
        {
            if (rows.ParentIndexes[row] is var parent and >= 0 && byParent[parent] is { } fact)
            {
                Apply(judgement, row, parent, fact);
            }
        }
    }

    private static void Apply(Judgement judgement, int row, int parent, ParentFact fact)
    {
        if (judgement.IsRefused(row))
        {
            return;
        }

        var enterpriseId = judgement.Batch.Stream.EnterpriseId;
        var rows = judgement.Rows;
        if (fact.IsForeignTo(enterpriseId))
        {
            var text = CodeKey.ToText(rows.Parents[parent]);
            judgement.Refuse(row, CodeKey.ToText(rows.Codes[row]), VerdictField.Parent, Reason.ParentNotAllowed, text);
        }
        else if (fact.IsActive && fact.State != 0)
        {
            var text = CodeKey.ToText(rows.Parents[parent]);
            judgement.Refuse(row, CodeKey.ToText(rows.Codes[row]), VerdictField.Parent, Reason.ParentTerminated, text);
        }
        else if (fact.IsActive && fact.Level <= rows.Levels[row])
        {
            judgement.Refuse(
                row,
                CodeKey.ToText(rows.Codes[row]),
                VerdictField.Parent,
                Reason.ParentLevelNotAbove,
                CodeKey.ToText(rows.Parents[parent]),
                fact.Level.ToString(CultureInfo.InvariantCulture),
                rows.Levels[row].ToString(CultureInfo.InvariantCulture));
        }
        else if (!fact.IsActive)
        {
            // The next batch of the same transaction must find it claimed.
            fact.Claimants.Add(enterpriseId);
        }
    }
}
