using System.Text;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Checking;
using TraceEngine.Files.Recognition;
using TraceEngine.Files.Tables;

namespace TraceEngine.Files.Tests.Uploads;

/// <summary>A file recognised and read to its end.</summary>
internal sealed record ReadUpload(
    UploadFileFacts Facts,
    IReadOnlyList<UploadRow> Rows,
    IReadOnlyList<UploadNote> Notes,
    IReadOnlyList<UploadField> Missing,
    IReadOnlyList<string> Headings,
    IReadOnlyList<UploadField?> Columns)
{
    public IEnumerable<RowFault> Faults => Rows.SelectMany(row => row.Faults);

    public static ReadUpload From(
        byte[] content,
        UploadKind? named = null,
        Dictionary<string, string>? defaults = null,
        string? sheet = null,
        UploadFileOptions? options = null)
    {
        using var file = new MemoryStream(content, writable: false);
        var reading = new UploadReaderOptions { Defaults = defaults ?? [] };
        var facts = UploadFileProbe.Run(file, "文件.dat", named, sheet, reading, options);
        using var reader = UploadReader.Open(file, facts, reading, options);
        var rows = new List<UploadRow>();
        while (reader.Read())
        {
            rows.Add(reader.Row);
        }

        Assert.Equal(rows.Count, reader.RowsRead);
        return new ReadUpload(facts, rows, reader.Notes, reader.MissingFields, reader.Headings, reader.Columns);
    }

    public static ReadUpload From(
        string text, UploadKind? named = null, Dictionary<string, string>? defaults = null, UploadFileOptions? options = null) =>
        From(Encoding.UTF8.GetBytes(text), named, defaults, options: options);

    public static UploadFileFacts Probe(string text, UploadKind? named = null) => Probe(Encoding.UTF8.GetBytes(text), named);

    public static UploadFileFacts Probe(
        byte[] content, UploadKind? named = null, UploadFileOptions? options = null, string name = "文件.dat")
    {
        using var file = new MemoryStream(content, writable: false);
        return UploadFileProbe.Run(file, name, named, options: options);
    }

    public static UploadFileException Refused(byte[] content, UploadFileOptions? options = null, UploadKind? named = null) =>
        Assert.Throws<UploadFileException>(() => From(content, named, options: options));

    public static UploadFileException Refused(string text, UploadKind? named = null) =>
        Refused(Encoding.UTF8.GetBytes(text), null, named);
}
