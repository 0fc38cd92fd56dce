using System.Globalization;
using TraceEngine.Access.Calls;
using TraceEngine.Access.Enterprises;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Catalog;
using TraceEngine.Ingest.Copying.Packing;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation.Packaging;

/// <summary>The admission rules that the batch and the catalog alone can decide, for the rows of one packaging section.</summary>
internal sealed class PackagingRowCheck(
    PackagingRows rows, PackagingSectionRows section, SectionNotes notes, ProductSnapshot catalog, Caller caller)
{
    private const byte MaxPackMode = 3;

    private readonly PrefixLookup _prefixes = new(catalog);

    /// <summary>Checks every row; says what was let through for an open enterprise.</summary>
    public SectionFlags Run()
    {
        for (var parent = section.FirstParent; parent < section.FirstParent + section.ParentCount; parent++)
        {
            rows.ParentPrefixes[parent] = PrefixOf(rows.Parents[parent]);
        }

        for (var row = section.FirstRow; row < section.EndRow; row++)
        {
            CheckRow(row);
        }

        RefuseRepeats();
        return rows.Flagged.Count > 0 && rows.Flagged[^1] >= section.FirstRow ? SectionFlags.UnknownPrefix : SectionFlags.None;
    }

    private ParentPrefix PrefixOf(ReadOnlySpan<byte> key)
    {
        if (key.IsEmpty)
        {
            return default;
        }

        return _prefixes.Find(key, out var entry) switch
        {
            PrefixState.Known when entry.Product.MayActivate(caller.EnterpriseId) =>
                new ParentPrefix(ParentPrefixState.Own, (short)entry.Level),
            PrefixState.Known => new ParentPrefix(ParentPrefixState.Foreign, (short)entry.Level),
            PrefixState.Unknown when caller.Strictness == Strictness.Open =>
                new ParentPrefix(ParentPrefixState.None, 0) { IsLetThrough = true },
            PrefixState.Unknown => new ParentPrefix(ParentPrefixState.Unknown, 0),
            _ => default,
        };
    }

    private void CheckRow(int row)
    {
        var isWhole = section.Action == PackingAction.Empty;
        if (!isWhole && rows.Children[row].IsEmpty)
        {
            var fault = notes.Codes.FaultAt(row)!;
            rows.Refuse(row, fault.Text, VerdictField.Code, fault.Fault, fault.Text);
            return;
        }

        var parent = rows.ParentIndexes[row];
        if (parent == PackagingRows.NoParent)
        {
            if (section.Action != PackingAction.Unpack)
            {
                Refuse(row, VerdictField.Parent, Reason.ParentRequired, CodeKey.ToText(rows.Children[row]));
            }

            return;
        }

        if (rows.Parents[parent].IsEmpty)
        {
            var fault = notes.Parents.FaultAt(parent)!;
            rows.Refuse(row, fault.Text, VerdictField.Parent, fault.Fault, fault.Text);
        }
        else if (!isWhole && rows.Parents[parent].SequenceEqual(rows.Children[row]))
        {
            Refuse(row, VerdictField.Parent, Reason.ParentIsSelf, CodeKey.ToText(rows.Children[row]));
        }
        else if (rows.PackModes[parent] > MaxPackMode)
        {
            Refuse(row, VerdictField.PackMode, Reason.PackModeUnknown, Text(rows.PackModes[parent]));
        }
        else if (section.Action is PackingAction.Pack or PackingAction.Repack)
        {
            CheckLevels(row, parent);
            if (rows.ParentPrefixes[parent].IsLetThrough)
            {
                rows.Flagged.Add(row);
            }
        }
    }

    /// <summary>Both prefixes tell a level: no look into the tables is needed to refuse.</summary>
    private void CheckLevels(int row, int parent)
    {
        var parentLevel = rows.ParentPrefixes[parent].Level;
        if (parentLevel != 0
            && _prefixes.Find(rows.Children[row], out var child) == PrefixState.Known
            && parentLevel <= child.Level)
        {
            Refuse(
                row,
                VerdictField.Parent,
                Reason.ParentLevelNotAbove,
                CodeKey.ToText(rows.Parents[parent]),
                Text(parentLevel),
                Text(child.Level));
        }
    }

    /// <summary>
    /// The first of equal codes counts; a replacement's old and new codes all count as one list. Children of the other actions
    /// come sorted: see <see cref="RepeatedChildren"/>.
    /// </summary>
    private void RefuseRepeats()
    {
        if (section.Action is not (PackingAction.Empty or PackingAction.Replace))
        {
            return;
        }

        var seen = new HashSet<string>(section.RowCount);
        for (var row = section.FirstRow; row < section.EndRow; row++)
        {
            if (rows.Refused[row] != 0)
            {
                continue;
            }

            var isNew = seen.Add(Convert.ToHexString(rows.SubjectOf(row)));
            if (isNew && section.Action == PackingAction.Replace)
            {
                isNew = seen.Add(Convert.ToHexString(rows.Parents[rows.ParentIndexes[row]]));
            }

            if (!isNew)
            {
                Refuse(row, VerdictField.Code, Reason.CodeRepeated, CodeKey.ToText(rows.SubjectOf(row)));
            }
        }
    }

    private void Refuse(int row, VerdictField field, Reason reason, params string[] arguments) =>
        rows.Refuse(row, CodeKey.ToText(rows.SubjectOf(row)), field, reason, arguments);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
