using System.Globalization;
using Npgsql;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Holding;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Postgres.Holding;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Activations;

/// <summary>
/// Judges packages that come after their contents. A prefix has told their level when something went into them; one without a
/// registered prefix tells it only now, and must be above what is inside it already, or packages could hold each other.
/// </summary>
internal sealed class LateParents(NpgsqlConnection connection)
{
    /// <summary>Refuses packages that are not above their contents; says whether any was.</summary>
    public async Task<bool> JudgeAsync(IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken)
    {
        var late = new List<(Judgement Judgement, int Row, byte[] Code)>();
        for (var i = 0; i < judgements.Count; i++)
        {
            if (judgements[i].Accepted > 0)
            {
                Collect(judgements[i], late);
            }
        }

        if (late.Count == 0)
        {
            return false;
        }

        RequireNotNamedInGroup(judgements, late);
        var facts = new CodeFactReader(connection);
        var contents = await new ContentsReader(connection, facts).ChildrenAsync(
            late.Select(one => one.Code).ToHashSet(KeyComparer.Instance), cancellationToken);
        late.RemoveAll(one =>
            !contents.TryGetValue(one.Code, out var inside) || Highest(inside) < one.Judgement.Rows.Levels[one.Row]);

        // One that is active already is not late: that is what it will be refused for.
        var active = await facts.ReadAsync(late.Select(one => one.Code), cancellationToken);
        late.RemoveAll(one => active.ContainsKey(one.Code));
        foreach (var (judgement, row, code) in late)
        {
            var text = CodeKey.ToText(code);
            var level = Text(judgement.Rows.Levels[row]);
            judgement.Refuse(
                row, text, VerdictField.Level, Reason.ParentLevelNotAbove, text, level, Text(Highest(contents[code])));
        }

        return late.Count > 0;
    }

    private static void Collect(Judgement judgement, List<(Judgement Judgement, int Row, byte[] Code)> late)
    {
        var rows = judgement.Rows;
        var flagged = rows.Flagged.Count == 0 ? null : rows.Flagged.ToHashSet();
        for (var i = 0; i < rows.SortedCount; i++)
        {
            var row = rows.Sorted[i].Row;
            var tellsLevel = ProductIdentifier.MayCarryPrefix(rows.Codes[row]) && flagged?.Contains(row) != true;
            if (!tellsLevel && !judgement.IsRefused(row))
            {
                late.Add((judgement, row, rows.Codes[row].ToArray()));
            }
        }
    }

    /// <summary>What an earlier batch of the group puts into such a package is in no table yet: batch by batch it is.</summary>
    private static void RequireNotNamedInGroup(
        IReadOnlyList<Judgement> judgements, List<(Judgement Judgement, int Row, byte[] Code)> late)
    {
        if (judgements.Count == 1)
        {
            return;
        }

        var codes = late.Select(one => one.Code).ToHashSet(KeyComparer.Instance).GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (var judgement in judgements)
        {
            for (var parent = 0; parent < judgement.Rows.Parents.Count; parent++)
            {
                if (codes.Contains(judgement.Rows.Parents[parent]))
                {
                    throw new LedgerConflictException("a package without prefix and its contents come in one group");
                }
            }
        }
    }

    private static int Highest(List<CodeFact> children) => children.Max(child => child.Level);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
