namespace TraceEngine.Files.Tables;

/// <summary>The sentences that refuse a table as a whole.</summary>
internal static class TableFaults
{
    public static UploadFileException CellTooLong(long row, int limit) => new(
        UploadFileFault.TooLong,
        $"第 {row} 行有单元格超过 {limit:N0} 个字符，多半是缺少一个引号，请检查该行",
        $"Row {row} has a cell of more than {limit:N0} characters, mostly for a lost quote. Check that row.");

    public static UploadFileException TooManyColumns(long row, int limit) => new(
        UploadFileFault.TooLong,
        $"第 {row} 行超过 {limit:N0} 列，请确认选对了文件",
        $"Row {row} has more than {limit:N0} columns. Check that this is the right file.");

    public static UploadFileException QuoteNotClosed(long row) => new(
        UploadFileFault.Malformed,
        $"第 {row} 行的引号没有结束，请检查该行",
        $"A quote opened in row {row} is never closed. Check that row.");

    public static UploadFileException TooManyDocuments(int limit) => new(
        UploadFileFault.TooLong,
        $"文件中的单据超过 {limit:N0} 个，请拆分后再导入",
        $"The file has more than {limit:N0} documents. Split it.");

    public static UploadFileException NoRows() => new(
        UploadFileFault.Empty,
        "文件中没有表头，也没有数据行，请重新导出",
        "The file has neither a header nor rows. Export it again.");

    public static UploadFileException Doctype() => new(
        UploadFileFault.DoctypeRefused,
        "XML 含有文档类型声明（DOCTYPE），出于安全已拒绝，请重新导出",
        "The XML has a document type declaration (DOCTYPE), which is refused for safety. Export it again without.");

    public static UploadFileException BrokenXml(string part, System.Xml.XmlException broken) => new(
        UploadFileFault.Malformed,
        $"{part} 第 {broken.LineNumber} 行第 {broken.LinePosition} 列不是正确的 XML，请重新导出文件",
        $"{part} is no well-formed XML at line {broken.LineNumber}, column {broken.LinePosition}. Export the file again.",
        broken);
}
