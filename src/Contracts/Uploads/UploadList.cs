namespace TraceEngine.Contracts.Uploads;

/// <summary>The list inside an upload that a field belongs to. In a table file each row is one item of a list.</summary>
public enum UploadList
{
    /// <summary>None: the field stands once in the document, or once in a product.</summary>
    None,

    /// <summary>pacLvList: the package levels of a product (包装级联).</summary>
    PackageLevels,

    /// <summary>tracCodgList: the trace codes (追溯码列表).</summary>
    Codes,

    /// <summary>rejTracCodgList: the codes a receiver refused to take (拒收码).</summary>
    RejectedCodes,
}
