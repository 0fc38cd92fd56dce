using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation.Packaging;

/// <summary>
/// Refuses children that their section has named before. They are sorted anyway, so equal ones stand side by side and nothing is
/// looked up; the rows of emptied and replaced packages are told apart by <see cref="PackagingRowCheck"/>.
/// </summary>
internal static class RepeatedChildren
{
    public static void Refuse(PackagingRows rows)
    {
        var order = new KeyOrder(rows.Children);
        var sorted = rows.InKeyOrder;
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && order.SameKey(sorted[start], sorted[end]);)
            {
                end++;
            }

            if (end - start > 1)
            {
                RefuseEqual(rows, sorted[start..end]);
            }
        }
    }

    /// <summary>Rows with one key, in arrival order: the first of each section that is good so far counts.</summary>
    private static void RefuseEqual(PackagingRows rows, ReadOnlySpan<SortEntry> equal)
    {
        PackagingSectionRows? named = null;
        foreach (var entry in equal)
        {
            var section = rows.Sections.Find(section => entry.Row < section.EndRow)!;
            if (section.Action == PackingAction.Replace || rows.Refused[entry.Row] != 0)
            {
                continue;
            }

            if (named == section)
            {
                var text = CodeKey.ToText(rows.Children[entry.Row]);
                rows.Refuse(entry.Row, text, VerdictField.Code, Reason.CodeRepeated, text);
            }

            named = section;
        }
    }
}
