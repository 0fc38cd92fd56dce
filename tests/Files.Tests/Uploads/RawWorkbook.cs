using System.IO.Compression;
using System.Text;

namespace TraceEngine.Files.Tests.Uploads;

/// <summary>A workbook written part by part, as Excel and other programs do it.</summary>
internal static class RawWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Of(string rows, string? sharedTexts = null, string? styles = null, string workbookProperties = "") =>
        OfParts(
            ("[Content_Types].xml", "<Types/>"),
            ("xl/workbook.xml", $"<workbook xmlns='{Main}' xmlns:r='{Office}'>{workbookProperties}<sheets>"
                + "<sheet name='隐藏' sheetId='9' state='hidden' r:id='rId9'/><sheet name='数据' sheetId='1' r:id='rId1'/>"
                + "</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<R><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></R>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns='{Main}'><sheetData>{rows}</sheetData></worksheet>"),
            ("xl/sharedStrings.xml", sharedTexts is null ? "" : $"<sst xmlns='{Main}'>{sharedTexts}</sst>"),
            ("xl/styles.xml", styles is null ? "" : $"<styleSheet xmlns='{Main}'>{styles}</styleSheet>"));

    public static byte[] OfParts(params (string Name, string Text)[] parts)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in parts.Where(part => part.Text.Length > 0))
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return target.ToArray();
    }

    /// <summary>A row of text cells, but for those given as they stand.</summary>
    public static string Row(int number, params string[] cells) => $"<row r='{number}'>" + string.Concat(cells.Select(
        cell => cell.StartsWith('<') ? cell : $"<c t='inlineStr'><is><t>{cell}</t></is></c>")) + "</row>";
}
