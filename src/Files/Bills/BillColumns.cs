using TraceEngine.Contracts.Uploads;
using TraceEngine.Files.Tables;

namespace TraceEngine.Files.Bills;

/// <summary>
/// The attributes of a bill's Data elements as columns, then those derived from them, with the fields they mean.
/// </summary>
internal static class BillColumns
{
    /// <summary>Columns that stand in the file: the event and the attributes of Data.</summary>
    public const int OriginalCount = 12;

    private static readonly (string Heading, string? Field)[] All =
    [
        ("Event", null), ("Code", "tracCodg"), ("CorpOrderID", "docNo"), ("ActDate", "circTime"), ("Actor", null),
        ("ToCorpID", null), ("FromCorpID", null), ("AssCorpID", null), ("WrongCode", null), ("CorpProductID", null),
        ("CorpBatchNo", "manuLotnum"), ("ProduceDate", "manuDate"),
        ("单据类型", "shpType"), ("出入库类型", "invType"), ("货单编号", "shpSinNo"), ("发货时间", "shpTime"), ("收货时间", "shppTime"),
        ("发货机构信用代码", "shpOrgUscc"), ("发货机构名称", "shpOrgName"), ("收货机构信用代码", "shppOrgUscc"),
        ("收货机构名称", "shppOrgName"), ("发货经手人", "shpCter"), ("收货经手人", "shppCter"),
    ];

    /// <summary>Columns in all.</summary>
    public static int Count => All.Length;

    /// <summary>The uploads that a bill can be read as.</summary>
    public static IReadOnlyList<UploadKind> Kinds { get; } = [UploadKind.Circulation, UploadKind.Shipping, UploadKind.Receiving];

    public static ColumnMap Map(UploadKind kind) =>
        ColumnMap.Of(kind, [.. All.Select(column => column.Heading)], All.Select(column => column.Field));

    /// <summary>The column of an attribute, whatever its case; -1 when none. The event is no attribute of Data.</summary>
    public static int IndexOf(string attribute) => Array.FindIndex(
        All, 1, OriginalCount - 1, column => column.Heading.Equals(attribute, StringComparison.OrdinalIgnoreCase));

    /// <summary>The column of a field.</summary>
    public static int Of(string field) => Array.FindIndex(All, column => column.Field == field);
}
