namespace TraceEngine.Files.Recognition;

/// <summary>What the formats are called and which of them have headings.</summary>
internal static class UploadFileFormats
{
    /// <summary>Whether the columns have headings, so that a column that is needed can be missing.</summary>
    public static bool IsTable(this UploadFileFormat format) => format is UploadFileFormat.Csv or UploadFileFormat.Xlsx;

    public static string ToChinese(this UploadFileFormat format) => format switch
    {
        UploadFileFormat.RelationXml => "关联关系 XML",
        UploadFileFormat.ScanBill => "扫码枪单据 XML",
        UploadFileFormat.Txt => "TXT 单据",
        UploadFileFormat.Csv => "CSV 表格",
        _ => "XLSX 表格",
    };

    public static string ToEnglish(this UploadFileFormat format) => format switch
    {
        UploadFileFormat.RelationXml => "relation XML",
        UploadFileFormat.ScanBill => "scan-gun bill XML",
        UploadFileFormat.Txt => "TXT document",
        UploadFileFormat.Csv => "CSV table",
        _ => "XLSX table",
    };

    /// <summary>The usual ending of a file's name.</summary>
    public static string Extension(this UploadFileFormat format) => format switch
    {
        UploadFileFormat.RelationXml or UploadFileFormat.ScanBill => ".xml",
        UploadFileFormat.Txt => ".txt",
        UploadFileFormat.Csv => ".csv",
        _ => ".xlsx",
    };
}
