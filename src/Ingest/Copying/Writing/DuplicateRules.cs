using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Writing;

/// <summary>
/// The verdict on a row whose code is active already. Same enterprise, lot, level and birth parent is a duplicate;
/// any other difference is a conflict with its own reason.
/// </summary>
internal static class DuplicateRules
{
    private const string NoParentText = "-";

    /// <summary>Refuses <paramref name="row"/> for the code that stands there already.</summary>
    public static void Refuse(Judgement judgement, int row, int section, ExistingCode existing)
    {
        var rows = judgement.Rows;
        var code = CodeKey.ToText(rows.Codes[row]);
        if (existing.EnterpriseId != judgement.Batch.Stream.EnterpriseId)
        {
            judgement.Refuse(row, code, VerdictField.Code, Reason.ActiveElsewhere, code);
        }
        else if (existing.State != 0)
        {
            judgement.Refuse(row, code, VerdictField.Code, Reason.Terminated, code);
        }
        else if (existing.LotId != judgement.LotIds[section])
        {
            judgement.Refuse(row, code, VerdictField.Code, Reason.ActiveInOtherLot, code, existing.LotNumber);
        }
        else if (existing.Level != rows.Levels[row])
        {
            var level = existing.Level.ToString(System.Globalization.CultureInfo.InvariantCulture);
            judgement.Refuse(row, code, VerdictField.Level, Reason.ActiveWithOtherLevel, code, level);
        }
        else if (!SameParent(rows, row, existing.BirthParent))
        {
            var parent = existing.BirthParent is null ? NoParentText : CodeKey.ToText(existing.BirthParent);
            judgement.Refuse(row, code, VerdictField.Parent, Reason.TwoParents, code, parent);
        }
        else
        {
            judgement.Refuse(row, code, VerdictField.Code, Reason.Duplicate, code);
        }
    }

    /// <summary>
    /// Gives every later row of equal keys in the batch its verdict against the first one that is accepted, as if that row
    /// stood in the table already.
    /// </summary>
    public static void RefuseRepeatsInBatch(Judgement judgement)
    {
        if (judgement.Accepted == 0)
        {
            return;
        }

        var rows = judgement.Rows;
        var order = new KeyOrder(rows.Codes);
        var winner = -1;
        for (var i = 0; i < rows.SortedCount; i++)
        {
            var entry = rows.Sorted[i];
            if (judgement.IsRefused(entry.Row))
            {
                continue;
            }

            if (winner >= 0 && order.SameKey(rows.Sorted[winner], entry))
            {
                RefuseRepeat(judgement, rows.Sorted[winner].Row, entry.Row);
            }
            else
            {
                winner = i;
            }
        }
    }

    private static void RefuseRepeat(Judgement judgement, int first, int repeat)
    {
        var rows = judgement.Rows;
        var section = SectionOf(rows, first);
        var parentIndex = rows.ParentIndexes[first];
        var parent = parentIndex == ActivationRows.NoParent ? null : rows.Parents[parentIndex].ToArray();
        var standing = new ExistingCode(
            judgement.Batch.Stream.EnterpriseId,
            judgement.LotIds[section],
            rows.Sections[section].Lot.Number,
            rows.Levels[first],
            State: 0,
            parent);
        Refuse(judgement, repeat, SectionOf(rows, repeat), standing);
    }

    /// <summary>Index of the section that holds the row.</summary>
    public static int SectionOf(ActivationRows rows, int row)
    {
        var section = 0;
        while (row >= rows.Sections[section].EndRow)
        {
            section++;
        }

        return section;
    }

    private static bool SameParent(ActivationRows rows, int row, byte[]? birthParent)
    {
        var index = rows.ParentIndexes[row];
        return index == ActivationRows.NoParent
            ? birthParent is null
            : birthParent is not null && rows.Parents[index].SequenceEqual(birthParent);
    }
}
