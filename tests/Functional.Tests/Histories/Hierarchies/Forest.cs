using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Functional.Tests.Histories.Hierarchies;

/// <summary>What is in what, and which edges must be refused: a plain look at all codes.</summary>
internal sealed class Forest
{
    public const int Size = 16;

    public IReadOnlyList<ForestCode> Codes { get; } = [.. Enumerable.Range(0, Size).Select(number => new ForestCode(number))];

    /// <summary>Takes the good edges of a batch: why the others are refused.</summary>
    public List<Refusal> Apply(ForestBatch batch)
    {
        var verdicts = new SortedDictionary<int, Refusal>();
        Refuse(verdicts, batch, (_, row) => Plain(batch, row));
        if (batch.Action is null)
        {
            // A parent in the same batch is judged by its row while that is good.
            RefuseParents(verdicts, batch, withLate: true);
            Refuse(verdicts, batch, (_, row) => Existing(row));
            RefuseParents(verdicts, batch, withLate: false);
        }
        else
        {
            Refuse(verdicts, batch, (_, row) => Packed(batch, row));
        }

        foreach (var row in batch.Rows.Where((_, index) => !verdicts.ContainsKey(index)))
        {
            var code = Codes[row.Child];
            code.Parent = row.Parent;
            if (batch.Action is null)
            {
                (code.Level, code.BirthParent) = (row.Level, row.Parent);
            }
        }

        return [.. verdicts.Values];
    }

    /// <summary>Whether going up from a code comes back to it.</summary>
    public bool IsInCircle(int code)
    {
        var seen = new HashSet<int>();
        for (int? one = code; one is { } here; one = Codes[here].Parent)
        {
            if (!seen.Add(here))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A code that comes after its contents, carries no prefix and says that it is no higher than these.</summary>
    private bool IsLateParentBelow(ForestRow row) => !Codes[row.Child].IsActive && Codes[row.Child].PrefixLevel == 0
        && Codes.Any(code => code.IsActive && code.Parent == row.Child && code.Level >= row.Level);

    private static void Refuse(
        SortedDictionary<int, Refusal> verdicts, ForestBatch batch, Func<int, ForestRow, (string Field, Reason Reason)?> rule)
    {
        for (var index = 0; index < batch.Rows.Count; index++)
        {
            if (!verdicts.ContainsKey(index) && rule(index, batch.Rows[index]) is { } fault)
            {
                verdicts[index] = new Refusal(index, fault.Field, fault.Reason);
            }
        }
    }

    /// <summary>
    /// A row that is refused takes its children's parent away, whatever their order: until nothing more is refused.
    /// </summary>
    private void RefuseParents(SortedDictionary<int, Refusal> verdicts, ForestBatch batch, bool withLate)
    {
        // All that parents tell comes before what contents tell of late packages: a row with both faults is told the first.
        int refused;
        do
        {
            do
            {
                refused = verdicts.Count;
                Refuse(verdicts, batch, (_, row) => IsGoodHere(batch, verdicts, row.Parent) ? null : Above(row, row.Level));
            }
            while (verdicts.Count > refused);

            if (withLate)
            {
                Refuse(verdicts, batch, (_, row) => IsLateParentBelow(row) ? ("level", Reason.ParentLevelNotAbove) : null);
            }
        }
        while (verdicts.Count > refused);
    }

    /// <summary>What prefixes and the batch tell.</summary>
    private (string Field, Reason Reason)? Plain(ForestBatch batch, ForestRow row)
    {
        if (row.Parent is not { } parent)
        {
            return null;
        }

        if (parent == row.Child)
        {
            return ("parent", Reason.ParentIsSelf);
        }

        var above = Codes[parent].PrefixLevel;
        if (above == 0 && batch.Action is null)
        {
            above = batch.Rows.FirstOrDefault(one => one.Child == parent).Level;
        }

        var level = batch.Action is null ? row.Level : Codes[row.Child].PrefixLevel;
        return above > 0 && level > 0 && above <= level ? ("parent", Reason.ParentLevelNotAbove) : null;
    }

    private (string Field, Reason Reason)? Above(ForestRow row, int level)
    {
        var above = row.Parent is not { } parent ? 0 : Codes[parent].IsActive ? Codes[parent].Level : Codes[parent].PrefixLevel;
        return above > 0 && above <= level ? ("parent", Reason.ParentLevelNotAbove) : null;
    }

    private (string Field, Reason Reason)? Existing(ForestRow row)
    {
        var code = Codes[row.Child];
        if (!code.IsActive)
        {
            return null;
        }

        if (code.Level != row.Level)
        {
            return ("level", Reason.ActiveWithOtherLevel);
        }

        return code.BirthParent == row.Parent ? ("code", Reason.Duplicate) : ("parent", Reason.TwoParents);
    }

    private (string Field, Reason Reason)? Packed(ForestBatch batch, ForestRow row)
    {
        var (code, parent) = (Codes[row.Child], row.Parent!.Value);
        if (!code.IsActive)
        {
            return ("code", Reason.NotActive);
        }

        if (Above(row, code.Level) is { } level)
        {
            return level;
        }

        if (IsInside(parent, row.Child))
        {
            return ("parent", Reason.ParentIsInside);
        }

        if (code.Parent == parent)
        {
            return ("code", Reason.AlreadyPacked);
        }

        return code.Parent is not null && batch.Action == Contracts.Ingest.V1.PackagingAction.Pack
            ? ("code", Reason.HasParent)
            : null;
    }

    private static bool IsGoodHere(ForestBatch batch, SortedDictionary<int, Refusal> verdicts, int? parent) =>
        batch.Rows.Where((row, index) => row.Child == parent && !verdicts.ContainsKey(index)).Any();

    private bool IsInside(int code, int package)
    {
        for (var parent = Codes[code].Parent; parent is { } one; parent = Codes[one].Parent)
        {
            if (one == package)
            {
                return true;
            }
        }

        return false;
    }
}
