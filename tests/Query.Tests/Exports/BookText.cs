using System.IO.Compression;
using System.Xml.Linq;

namespace TraceEngine.Query.Tests.Exports;

/// <summary>Reads a workbook's sheets, independently of what writes it.</summary>
internal static class BookText
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly XNamespace Relationships =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XNamespace Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>The sheets in their order: name and the cells of each row.</summary>
    public static List<(string Name, List<string[]> Rows)> Read(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var targets = Load(archive, "xl/_rels/workbook.xml.rels").Elements(Package + "Relationship")
            .ToDictionary(one => one.Attribute("Id")!.Value, one => one.Attribute("Target")!.Value);
        return
        [
            .. Load(archive, "xl/workbook.xml").Descendants(Main + "sheet").Select(sheet => (
                sheet.Attribute("name")!.Value,
                ReadSheet(Load(archive, $"xl/{targets[sheet.Attribute(Relationships + "id")!.Value]}")))),
        ];
    }

    private static List<string[]> ReadSheet(XElement sheet) =>
        [.. sheet.Descendants(Main + "row").Select(row => row.Elements(Main + "c").Select(TextOf).ToArray())];

    private static string TextOf(XElement cell) => cell.Attribute("t")?.Value == "inlineStr"
        ? cell.Descendants(Main + "t").Single().Value
        : cell.Element(Main + "v")?.Value ?? string.Empty;

    private static XElement Load(ZipArchive archive, string name)
    {
        using var stream = archive.GetEntry(name)!.Open();
        return XDocument.Load(stream).Root!;
    }
}
