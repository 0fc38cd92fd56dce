using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Functional.Tests.Histories;

/// <summary>Activations.</summary>
internal sealed class OracleBirths(IReadOnlyList<OracleCode> codes)
{
    public Answer Apply(ActivateStep step, long section)
    {
        var verdicts = new SortedDictionary<int, Refusal>();
        Refuse(verdicts, step, Plain);

        // A parent that comes with its children is good if its own row is; any other one is judged by how it stands.
        RefuseParents(verdicts, step);
        Refuse(verdicts, step, (_, row) => Existing(step.By, row));
        RefuseParents(verdicts, step);
        Refuse(verdicts, step, (index, row) => Repeated(step, verdicts, index, row));
        var good = step.Rows.Where((_, index) => !verdicts.ContainsKey(index)).ToList();
        foreach (var row in good)
        {
            var code = codes[row.Code];
            (code.Activator, code.Birth) = (step.By, step.Number);
            code.BeBornInto(row.Parent, section);
            if (row.Parent is { } parent)
            {
                codes[parent].Claimants.Add(step.By);
            }
        }

        var open = good.Select(row => row.Parent).OfType<int>().Distinct().Count(parent => codes[parent].Activator is null);
        return new Answer(step.Rows.Count, [.. verdicts.Values], null, open);
    }

    private static void Refuse(
        SortedDictionary<int, Refusal> verdicts, ActivateStep step, Func<int, BirthRow, (string Field, Reason Reason)?> rule)
    {
        for (var index = 0; index < step.Rows.Count; index++)
        {
            if (!verdicts.ContainsKey(index) && rule(index, step.Rows[index]) is { } fault)
            {
                verdicts[index] = new Refusal(index, fault.Field, fault.Reason);
            }
        }
    }

    /// <summary>
    /// A row that is refused takes its children's parent away, whatever their order: until nothing more is refused.
    /// </summary>
    private void RefuseParents(SortedDictionary<int, Refusal> verdicts, ActivateStep step)
    {
        int refused;
        do
        {
            refused = verdicts.Count;
            Refuse(verdicts, step, (_, row) => RowOf(step, verdicts, row.Parent) is null ? Parent(step.By, row) : null);
        }
        while (verdicts.Count > refused);
    }

    private static (string Field, Reason Reason)? Plain(int index, BirthRow row)
    {
        if (row.Parent is not { } parent)
        {
            return null;
        }

        if (parent == row.Code)
        {
            return ("parent", Reason.ParentIsSelf);
        }

        if (World.ProductOf(parent) != World.ProductOf(row.Code))
        {
            return ("parent", Reason.ParentNotAllowed);
        }

        return World.LevelOf(parent) <= World.LevelOf(row.Code) ? ("parent", Reason.ParentLevelNotAbove) : null;
    }

    private (string Field, Reason Reason)? Parent(int by, BirthRow row) =>
        row.Parent is { } parent && codes[parent] is { Activator: not null, IsLive: false }
            ? ("parent", Reason.ParentTerminated)
            : null;

    private (string Field, Reason Reason)? Existing(int by, BirthRow row)
    {
        var code = codes[row.Code];
        if (code.Activator is null)
        {
            return null;
        }

        if (code.Activator != by)
        {
            return ("code", Reason.ActiveElsewhere);
        }

        if (!code.IsLive)
        {
            return ("code", Reason.Terminated);
        }

        return code.BirthParent == row.Parent ? ("code", Reason.Duplicate) : ("parent", Reason.TwoParents);
    }

    private static (string Field, Reason Reason)? Repeated(
        ActivateStep step, SortedDictionary<int, Refusal> verdicts, int index, BirthRow row)
    {
        for (var before = 0; before < index; before++)
        {
            if (step.Rows[before].Code == row.Code && !verdicts.ContainsKey(before))
            {
                return step.Rows[before].Parent == row.Parent ? ("code", Reason.Duplicate) : ("parent", Reason.TwoParents);
            }
        }

        return null;
    }

    /// <summary>The row that activates a parent in the same document, if it is good.</summary>
    private static int? RowOf(ActivateStep step, SortedDictionary<int, Refusal> verdicts, int? parent)
    {
        for (var index = 0; parent is not null && index < step.Rows.Count; index++)
        {
            if (step.Rows[index].Code == parent && !verdicts.ContainsKey(index))
            {
                return index;
            }
        }

        return null;
    }
}
