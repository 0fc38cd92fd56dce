using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation;

/// <summary>Reads a section's columns into the batch and into the digest, whether or not its header is good.</summary>
internal static class SectionReader
{
    public static SectionNotes Read(ActivationSection section, ActivationRows rows, ActivationDigest digest)
    {
        var firstRow = rows.Codes.Count;
        var firstParent = rows.Parents.Count;
        var codeNotes = new ColumnNotes();
        var parentNotes = new ColumnNotes();
        var bareGs1 = section.Header.CodeSystem == CodeSystem.Gs1;
        ColumnReader.Read(section.Codes, bareGs1, ref rows.Codes, codeNotes);
        ColumnReader.Read(section.Parents, bareGs1, ref rows.Parents, parentNotes);
        var notes = new SectionNotes(
            firstRow, rows.Codes.Count - firstRow, firstParent, rows.Parents.Count - firstParent, codeNotes, parentNotes)
        {
            QuantityCount = section.Quantities.Count,
        };
        ReadSmallColumns(section, rows, notes);
        rows.Originals.AddRange(codeNotes.ChangedTexts.Select(changed => (changed.Index, changed.Text)));
        WriteHeader(section.Header, notes.RowCount, digest);
        if (codeNotes.AllReadable && parentNotes.AllReadable)
        {
            WriteReadableRows(rows, notes, digest);
        }
        else
        {
            WriteRows(rows, notes, digest);
        }

        ReadQuantities(section, rows, digest);
        return notes;
    }

    private static void ReadSmallColumns(ActivationSection section, ActivationRows rows, SectionNotes notes)
    {
        var levels = rows.Levels.AsSpan(notes.FirstRow, notes.RowCount);
        if (section.Levels.Length == 1)
        {
            levels.Fill(section.Levels[0]);
        }
        else
        {
            section.Levels.Span.CopyTo(levels);
        }

        var modes = rows.PackModes.AsSpan(notes.FirstRow, notes.RowCount);
        modes.Clear();
        section.PackModes.Span.CopyTo(modes);

        var indexes = rows.ParentIndexes.AsSpan(notes.FirstRow, notes.RowCount);
        if (section.ParentIndexes.Count == 0)
        {
            indexes.Fill(ActivationRows.NoParent);
            return;
        }

        for (var i = 0; i < indexes.Length; i++)
        {
            var index = (int)section.ParentIndexes[i];
            indexes[i] = index == 0 ? ActivationRows.NoParent : notes.FirstParent + index - 1;
        }
    }

    /// <summary>They have no key in the column of codes, but a place in the count.</summary>
    private static void ReadQuantities(ActivationSection section, ActivationRows rows, ActivationDigest digest)
    {
        if (section.Quantities.Count > 0)
        {
            digest.Quantities(section.Quantities.Count);
        }

        foreach (var quantity in section.Quantities)
        {
            var row = rows.Codes.Count;
            rows.Codes.Commit(0);
            (rows.Levels[row], rows.PackModes[row], rows.ParentIndexes[row]) = (0, 0, ActivationRows.NoParent);
            digest.Quantity(quantity.Identifier, quantity.Quantity, quantity.Parent);
        }
    }

    private static void WriteHeader(ActivationHeader header, int rowCount, ActivationDigest digest)
    {
        var product = header.Product ?? new ProductReference();
        digest.Section(
            [
                product.ProductCode,
                product.NhsaCode,
                product.Barcode,
                header.LotNumber,
                header.MadeOn,
                header.ExpiresOn,
                header.Line,
                header.Workshop,
                header.LineManager,
                header.PackRatio,
            ],
            header.ActivatedAt?.Seconds ?? 0,
            header.ActivatedAt?.Nanos ?? 0,
            (byte)header.CodeSystem,
            rowCount);
    }

    private static void WriteReadableRows(ActivationRows rows, SectionNotes notes, ActivationDigest digest)
    {
        var end = notes.FirstRow + notes.RowCount;
        for (var row = notes.FirstRow; row < end; row++)
        {
            var parent = rows.ParentIndexes[row];
            var parentKey = parent == ActivationRows.NoParent ? default : rows.Parents[parent];
            digest.Row(rows.Codes[row], rows.Levels[row], parentKey, rows.PackModes[row]);
        }
    }

    private static void WriteRows(ActivationRows rows, SectionNotes notes, ActivationDigest digest)
    {
        var end = notes.FirstRow + notes.RowCount;
        for (var row = notes.FirstRow; row < end; row++)
        {
            var parent = rows.ParentIndexes[row];
            var code = new ReadableOrRaw(rows.Codes[row], notes.Codes.FaultAt(row)?.Raw);
            var parentCode = parent == ActivationRows.NoParent
                ? default
                : new ReadableOrRaw(rows.Parents[parent], notes.Parents.FaultAt(parent)?.Raw);
            digest.UnreadableRow(code, rows.Levels[row], parentCode, rows.PackModes[row]);
        }
    }
}
