using static TraceEngine.Contracts.Uploads.Tables.FieldDrafts;

namespace TraceEngine.Contracts.Uploads.Tables;

/// <summary>Shipping (shpInfo) and receiving (shppInfo).</summary>
internal static class ShippingFields
{
    public static UploadTable Shipping() => new(
        [.. Document(isReceiving: false), SharedFields.Memo, .. SharedFields.FlowCodes],
        [SharedFields.CodesUnlessRecall]);

    public static UploadTable Receiving() => new(
        [.. Document(isReceiving: true), .. Check(), SharedFields.Memo, .. SharedFields.FlowCodes, .. RejectedCodes()],
        [
            SharedFields.CodesUnlessRecall,
            new UploadListField(UploadList.RejectedCodes, "rejTracCodgList", "拒收码", "rejected codes", false),
        ]);

    private static IEnumerable<UploadField> Document(bool isReceiving) =>
    [
        SharedFields.DocNo,
        SharedFields.ShpSinNo,
        Code("shpType", UploadTargets.BillType, "单据类型", "bill type", 6, isReceiving ? "102" : "201")
            .Also("单据类别", "业务类型", "bill type")
            .Note("入库 1xx，出库 2xx，如 102 采购入库、201 销售出库", "inbound 1xx, outbound 2xx, such as 102 purchase, 201 sale"),
        SharedFields.ShpOrgName,
        SharedFields.ShpOrgUscc,
        SharedFields.ShppOrgName,
        SharedFields.ShppOrgUscc,
        SharedFields.ShpTime,
        SharedFields.ShpStas,
        isReceiving ? SharedFields.ShppTime : SharedFields.ShppTime.Optional(),
        isReceiving ? SharedFields.ShppStas : SharedFields.ShppStas.Optional(),
        Text("shpAddr", "flow.shipper.address", "发货地址", "address of the shipper", 500, "上海市示例路1号").Optional(),
        Text("shppAddr", "flow.receiver.address", "收货地址", "address of the receiver", 500, "北京市示例路2号").Optional(),
        Text("shpCter", "flow.shipper.handler", "发货经手人", "handled at the shipper by", 50, "张三").Optional(),
        Text("shppCter", "flow.receiver.handler", "收货经手人", "handled at the receiver by", 50, "李四").Optional(),
        Text("dyntNo", "flow.details.accompanying_note", "随货单号", "number of the accompanying note", 50, "SH20260105001")
            .Optional(),
        Text("ordNo", "flow.details.order_number", "订单号", "order number", 50, "DD20260105001").Optional(),
        SharedFields.DelvEmp.Conditional().Note("委托配送的必填", "required when a carrier delivers"),
        SharedFields.DelvEmpUscc.Conditional().Note("委托配送的必填", "required when a carrier delivers"),
        SharedFields.MedListCodg,
        SharedFields.ManuLotnum,
        SharedFields.ManuDate,
        SharedFields.ExpyEnd,
        SharedFields.ProdentpName,
        SharedFields.TotlCnt,
        .. SharedFields.Reasons,
    ];

    private static IEnumerable<UploadField> Check() =>
    [
        Flag("chkRslt", "flow.details.check_result", "核验结果", "result of the check", 3, "1")
            .Conditional().Note("已核验的必填", "required once checked"),
        Text("chkRea", "flow.details.check_reason", "不符原因", "what did not agree", 500, "少一盒").Conditional().Also("核验不符原因")
            .Note("核验不符或有拒收码的必填", "required when something did not agree or codes are rejected"),
    ];

    private static IEnumerable<UploadField> RejectedCodes() => new[]
    {
        TraceCode("tracCodg", "rejected.code", "拒收追溯码", "rejected trace code", "81900010003001014495")
            .Column("rejTracCodg").Also("rejTracCodgList.tracCodg", "拒收码"),
        Text("rejRea", "rejected.reason", "拒收原因", "why it was rejected", 500, "外包装破损").Also("reject reason"),
    }.Select(field => field.In(UploadList.RejectedCodes));
}
