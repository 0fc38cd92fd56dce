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

    private static readonly (string Heading, string? Target)[] All =
    [
        ("Event", null), ("Code", UploadTargets.Code), ("CorpOrderID", UploadTargets.DocumentNumber),
        ("ActDate", UploadTargets.CirculatedAt), ("Actor", null),
        ("ToCorpID", null), ("FromCorpID", null), ("AssCorpID", null), ("WrongCode", null), ("CorpProductID", null),
        ("CorpBatchNo", UploadTargets.GoodsLotNumber), ("ProduceDate", UploadTargets.GoodsMadeOn),
        ("单据类型", UploadTargets.BillType), ("货单编号", UploadTargets.ShippingNote), ("发货时间", UploadTargets.ShippedAt),
        ("收货时间", UploadTargets.ReceivedAt), ("发货机构信用代码", UploadTargets.ShipperCreditCode),
        ("发货机构名称", UploadTargets.ShipperName), ("收货机构信用代码", UploadTargets.ReceiverCreditCode),
        ("收货机构名称", UploadTargets.ReceiverName), ("发货经手人", UploadTargets.ShipperHandler),
        ("收货经手人", UploadTargets.ReceiverHandler),
    ];

    /// <summary>Columns in all.</summary>
    public static int Count => All.Length;

    /// <summary>The uploads that a bill can be read as.</summary>
    public static IReadOnlyList<UploadKind> Kinds { get; } = [UploadKind.Circulation, UploadKind.Shipping, UploadKind.Receiving];

    public static ColumnMap Map(UploadKind kind) =>
        ColumnMap.Of(kind, [.. All.Select(column => column.Heading)], All.Select(column => column.Target));

    /// <summary>The column of an attribute, whatever its case; -1 when none. The event is no attribute of Data.</summary>
    public static int IndexOf(string attribute) => Array.FindIndex(
        All, 1, OriginalCount - 1, column => column.Heading.Equals(attribute, StringComparison.OrdinalIgnoreCase));

    /// <summary>The column of a target.</summary>
    public static int Of(string target) => Array.FindIndex(All, column => column.Target == target);
}
