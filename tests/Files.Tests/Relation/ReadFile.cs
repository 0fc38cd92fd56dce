using System.Text;
using TraceEngine.Files.Relation;

namespace TraceEngine.Files.Tests.Relation;

/// <summary>Everything a reader delivered from a file, and how it ended.</summary>
public sealed record ReadFile(
    IReadOnlyList<ReadRow> Rows,
    IReadOnlyList<RelationHeader> Headers,
    IReadOnlyList<RelationLot> Lots,
    IReadOnlyList<RelationNote> Notes,
    RelationFormatException? Fault)
{
    public static ReadFile From(string text, RelationReaderOptions? options = null) =>
        From(new MemoryStream(Encoding.UTF8.GetBytes(text)), options);

    public static ReadFile From(byte[] content) => From(new MemoryStream(content));

    public static ReadFile From(Stream content, RelationReaderOptions? options = null)
    {
        var rows = new List<ReadRow>();
        var headers = new List<RelationHeader>();
        var lots = new List<RelationLot>();
        using var reader = new RelationReader(content, options);
        try
        {
            while (reader.Read())
            {
                switch (reader.Kind)
                {
                    case RelationItemKind.Relation:
                        headers.Add(reader.Relation!);
                        break;
                    case RelationItemKind.Lot:
                        lots.Add(reader.Lot!);
                        break;
                    default:
                        rows.Add(Copy(reader));
                        break;
                }
            }

            return new ReadFile(rows, headers, lots, reader.Notes, null);
        }
        catch (RelationFormatException fault)
        {
            return new ReadFile(rows, headers, lots, reader.Notes, fault);
        }
    }

    /// <summary>A document with these lines inside its one lot.</summary>
    public static string Document(string rows, string declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>") =>
        declaration + "<Document><Events version=\"3.0\"><Event name=\"RelationCreate\">"
        + "<Relation productCode=\"8190001\" cascade=\"1:10\"><Batch batchNo=\"L1\">" + rows
        + "</Batch></Relation></Event></Events></Document>";

    public RelationNote? Note(RelationNoteKind kind) => Notes.FirstOrDefault(note => note.Kind == kind);

    private static ReadRow Copy(RelationReader reader)
    {
        var code = reader.Code;
        return new ReadRow(
            code.RowNumber,
            Encoding.UTF8.GetString(code.Code),
            code.PackLayer,
            Encoding.UTF8.GetString(code.ParentCode),
            code.Flag,
            reader.Lot?.LotNumber,
            code.ByteOffset,
            code.LineNumber);
    }
}
