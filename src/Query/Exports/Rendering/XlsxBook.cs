using System.IO.Compression;
using System.Text;

namespace TraceEngine.Query.Exports.Rendering;

/// <summary>
/// A workbook that is written as a stream, sheet by sheet, in bounded memory. The same rows make the same bytes: its files have
/// no time of their own.
/// </summary>
internal sealed class XlsxBook : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    // Style 1 is text ("@", number format 49), 2 a heading, 3 text that begins like a formula.
    private const string Styles =
        Declaration + $"""<styleSheet xmlns="{Main}">"""
        + """<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>"""
        + """<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>"""
        + """<fills count="2"><fill><patternFill patternType="none"/></fill>"""
        + """<fill><patternFill patternType="gray125"/></fill></fills>"""
        + """<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"""
        + """<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">"""
        + """<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"""
        + """<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"""
        + """<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>"""
        + """<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs>"""
        + """<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>""";

    // The oldest time that a ZIP can hold.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _archive;
    private readonly List<string> _sheets = [];

    /// <param name="target">Takes the workbook; stays open, need not seek.</param>
    public XlsxBook(Stream target)
    {
        _archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        Write(
            "_rels/.rels",
            $"""<Relationships xmlns="{PackageRelationships}"><Relationship Id="rId1" Type="{Relationships}/officeDocument" """
            + """Target="xl/workbook.xml"/></Relationships>""");
        WriteRaw("xl/styles.xml", Styles);
    }

    /// <summary>Starts a sheet; the one before must be closed.</summary>
    /// <param name="name">Its name, at most 31 characters.</param>
    /// <param name="headings">Its first row, which stays in sight.</param>
    public XlsxSheet AddSheet(string name, IReadOnlyList<string> headings)
    {
        _sheets.Add(name);
        return new XlsxSheet(Open($"xl/worksheets/sheet{_sheets.Count}.xml"), headings);
    }

    /// <summary>Writes what names the sheets; without it the workbook is not whole.</summary>
    public void Complete()
    {
        Write(
            "xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Relationships}"><sheets>"""
            + string.Concat(_sheets.Select((name, index) =>
                $"""<sheet name="{name}" sheetId="{index + 1}" r:id="rId{index + 1}"/>"""))
            + "</sheets></workbook>");
        Write(
            "xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="{PackageRelationships}">"""
            + $"""<Relationship Id="rIdS" Type="{Relationships}/styles" Target="styles.xml"/>"""
            + string.Concat(_sheets.Select((_, index) =>
                $"""<Relationship Id="rId{index + 1}" Type="{Relationships}/worksheet" """
                + $"""Target="worksheets/sheet{index + 1}.xml"/>"""))
            + "</Relationships>");
        Write(
            "[Content_Types].xml",
            $"""<Types xmlns="{ContentTypes}">"""
            + """<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
            + """<Default Extension="xml" ContentType="application/xml"/>"""
            + $"""<Override PartName="/xl/workbook.xml" ContentType="{Type}.sheet.main+xml"/>"""
            + $"""<Override PartName="/xl/styles.xml" ContentType="{Type}.styles+xml"/>"""
            + string.Concat(_sheets.Select((_, index) =>
                $"""<Override PartName="/xl/worksheets/sheet{index + 1}.xml" ContentType="{Type}.worksheet+xml"/>"""))
            + "</Types>");
        _archive.Dispose();
    }

    public void Dispose() => _archive.Dispose();

    private void Write(string name, string content) => WriteRaw(name, Declaration + content);

    private void WriteRaw(string name, string content)
    {
        using var entry = Open(name);
        entry.Write(Encoding.UTF8.GetBytes(content));
    }

    private Stream Open(string name)
    {
        // Twice the speed of the default, for files a fifth larger (a chain's cells repeat much).
        var entry = _archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }
}
