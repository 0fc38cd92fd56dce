using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation.Flows;

/// <summary>Reads a section's codes into the batch and all of it into the digest, whether or not its header is good.</summary>
internal static class FlowSectionReader
{
    /// <summary>Reads the section; the number of its codes.</summary>
    public static int Read(FlowSection section, FlowRows rows, FlowDigest digest, ColumnNotes notes)
    {
        var first = rows.Codes.Count;
        ColumnReader.Read(section.Codes, section.Header.CodeSystem == CodeSystem.Gs1, ref rows.Codes, notes);
        var end = rows.Codes.Count;
        digest.Section(section, end - first);
        for (var row = first; row < end; row++)
        {
            var key = rows.Codes[row];
            if (key.IsEmpty)
            {
                digest.UnreadableCode(notes.FaultAt(row)!.Raw);
            }
            else
            {
                digest.Code(key);
            }
        }

        digest.OtherRows(section);

        // Rows of other sorts have no key, but a place in the count.
        var others = section.Rejected.Count + section.Lots.Count + section.Quantities.Count + section.Corrections.Count;
        for (var i = 0; i < others; i++)
        {
            rows.Codes.Commit(0);
        }

        return end - first;
    }
}
