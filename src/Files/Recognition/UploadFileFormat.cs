namespace TraceEngine.Files.Recognition;

/// <summary>The formats of files that people have.</summary>
public enum UploadFileFormat
{
    /// <summary>Relation XML 3.0 (关联关系); read by <see cref="Relation.RelationReader"/>.</summary>
    RelationXml,

    /// <summary>The bill file of a scan gun (终端接口 3.0).</summary>
    ScanBill,

    /// <summary>A supplier's TXT that begins with $.</summary>
    Txt,

    /// <summary>A table as separated text.</summary>
    Csv,

    /// <summary>A table as an Excel workbook.</summary>
    Xlsx,
}
