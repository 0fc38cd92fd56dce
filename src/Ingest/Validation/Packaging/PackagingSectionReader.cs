using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation.Packaging;

/// <summary>Reads a packaging section's columns into the batch and into the digest, whether or not its header is good.</summary>
internal static class PackagingSectionReader
{
    public static SectionNotes Read(PackagingSection section, PackagingRows rows, PackagingDigest digest)
    {
        var firstRow = rows.Children.Count;
        var firstParent = rows.Parents.Count;
        var childNotes = new ColumnNotes();
        var parentNotes = new ColumnNotes();
        var bareGs1 = section.CodeSystem == CodeSystem.Gs1;
        ColumnReader.Read(section.Children, bareGs1, ref rows.Children, childNotes);
        ColumnReader.Read(section.Parents, bareGs1, ref rows.Parents, parentNotes);
        var parentCount = rows.Parents.Count - firstParent;
        var isWhole = rows.Children.Count == firstRow;
        if (isWhole)
        {
            for (var parent = 0; parent < parentCount; parent++)
            {
                rows.Children.Commit(0);
            }
        }

        var notes = new SectionNotes(
            firstRow, rows.Children.Count - firstRow, firstParent, parentCount, childNotes, parentNotes);
        ReadIndexes(section, rows, notes, isWhole);
        var modes = rows.PackModes.AsSpan(firstParent, parentCount);
        modes.Clear();
        section.PackModes.Span.CopyTo(modes);
        WriteDigest(section, rows, notes, digest);
        return notes;
    }

    private static void ReadIndexes(PackagingSection section, PackagingRows rows, SectionNotes notes, bool isWhole)
    {
        for (var i = 0; i < notes.RowCount; i++)
        {
            var index = isWhole ? i + 1 : section.ParentIndexes.Count == 0 ? 0 : (int)section.ParentIndexes[i];
            rows.ParentIndexes[notes.FirstRow + i] = index == 0 ? PackagingRows.NoParent : notes.FirstParent + index - 1;
        }
    }

    private static void WriteDigest(PackagingSection section, PackagingRows rows, SectionNotes notes, PackagingDigest digest)
    {
        digest.Section(
            (int)section.Action,
            section.EventAt?.Seconds ?? 0,
            section.EventAt?.Nanos ?? 0,
            section.ChangeReason,
            (byte)section.CodeSystem,
            notes.RowCount);
        for (var row = notes.FirstRow; row < notes.FirstRow + notes.RowCount; row++)
        {
            var parent = rows.ParentIndexes[row];
            var hasParent = parent != PackagingRows.NoParent;
            digest.Row(
                new ReadableOrRaw(rows.Children[row], notes.Codes.FaultAt(row)?.Raw),
                hasParent ? new ReadableOrRaw(rows.Parents[parent], notes.Parents.FaultAt(parent)?.Raw) : default,
                hasParent ? rows.PackModes[parent] : (byte)0);
        }
    }
}
