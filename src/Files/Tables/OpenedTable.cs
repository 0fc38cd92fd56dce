using TraceEngine.Contracts.Uploads;
using TraceEngine.Files.Bills;
using TraceEngine.Files.Markup;
using TraceEngine.Files.Recognition;
using TraceEngine.Files.Tables.Xlsx;
using TraceEngine.Files.Unpacking;

namespace TraceEngine.Files.Tables;

/// <summary>The rows of a recognised file, with the meaning of their columns.</summary>
/// <param name="Source">The rows.</param>
/// <param name="Map">The columns.</param>
/// <param name="OriginalColumns">How many of the columns stand in the file; those behind are derived from them.</param>
/// <param name="Notes">Takes what is noticed.</param>
internal sealed record OpenedTable(ITableSource Source, ColumnMap Map, int OriginalColumns, UploadNotes Notes)
{
    /// <summary>Opens the rows of a file.</summary>
    public static OpenedTable Open(UnpackedContent content, UploadFileFacts facts, UploadFileOptions options)
    {
        var kind = facts.Kind!.Value;
        var notes = new UploadNotes();
        switch (facts.Format)
        {
            case UploadFileFormat.ScanBill:
                var markup = new MarkupReader("XML", facts.Encoding!.Read(new MarkupGuardStream(content.Open())), options);
                return new OpenedTable(
                    new BillSource(markup, notes, options), BillColumns.Map(kind), BillColumns.OriginalCount, notes);
            case UploadFileFormat.Txt:
                var lines = new SeparatedSource(
                    facts.Encoding!.Read(content.Open()), facts.Separator!.Value, options, hasQuotes: false);
                return new OpenedTable(new TxtSource(lines, notes), TxtSource.Map(kind), TxtSource.OriginalCount, notes);
            case UploadFileFormat.Csv:
                var rows = new SeparatedSource(facts.Encoding!.Read(content.Open()), facts.Separator!.Value, options);
                return OfTable(rows, kind, facts, notes);
            case UploadFileFormat.Xlsx:
                return OfTable(new WorkbookSource(content, facts.SheetName, options), kind, facts, notes);
            default:
                throw new ArgumentException(
                    "关联关系 XML 由 RelationReader 读取 / Relation XML is read by RelationReader.", nameof(facts));
        }
    }

    private static OpenedTable OfTable(ITableSource source, UploadKind kind, UploadFileFacts facts, UploadNotes notes)
    {
        var map = ColumnMap.Of(kind, facts.Headings);
        foreach (var column in map.UnknownColumns)
        {
            notes.Add(UploadNoteKind.UnknownColumn, facts.Headings[column], facts.HeaderRow);
        }

        if (facts.HeaderRow > 1)
        {
            notes.Add(UploadNoteKind.TitleSkipped, "", facts.HeaderRow);
        }

        if (facts.HintsRow > 0)
        {
            notes.Add(UploadNoteKind.HintsSkipped, "", facts.HintsRow);
        }

        return new OpenedTable(source, map, facts.Headings.Count, notes);
    }
}
