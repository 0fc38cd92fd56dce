namespace TraceEngine.Query.Exports.Chunks;

/// <summary>
/// The columns of an export, in their order. In four groups, by what their cells hang on: codes of a section share all of the
/// second one, codes of a document all of the third, and are kept and rendered once for all of them.
/// </summary>
internal static class ExportColumns
{
    /// <summary>Of the code itself.</summary>
    public static IReadOnlyList<ExportColumn> CodeGroup { get; } =
    [
        Code("trace_code", "追溯码"),
        Text("result", "查询结果"),
        Code("original", "扫描内容"),
        Number("package_level", "包装层级"),
        Text("level_name", "层级名称"),
        Code("parent_code", "上级追溯码"),
        Number("child_count", "直接内含数"),
        Number("status", "码状态代码"),
        Text("status_name", "码状态"),
        Code("replaced_by", "替换后的追溯码"),
        Code("replaces", "被替换的追溯码"),
    ];

    /// <summary>Of what was activated: product, lot, activation.</summary>
    public static IReadOnlyList<ExportColumn> BirthGroup { get; } =
    [
        Code("product_code", "产品编码"),
        Text("product_kind", "产品类别"),
        Text("product_name", "产品名称"),
        Text("spec", "规格"),
        Number("product_version", "产品版本"),
        Text("current_product_name", "现产品名称"),
        Text("current_spec", "现规格"),
        Code("nhsa_code", "医保编码"),
        Code("barcode", "商品码"),
        Code("lot_number", "生产批号"),
        Text("made_on", "生产日期"),
        Text("expires_on", "有效期至"),
        Text("activated_at", "激活时间"),
        Text("activation_uploaded_at", "激活上传时间"),
        Code("activator_credit_code", "激活企业信用代码"),
        Text("activator_name", "激活企业名称"),
        Text("line", "生产线"),
        Text("workshop", "车间"),
        Text("line_manager", "负责人"),
        Code("stream", "上传流或单据"),
        Number("sequence", "批次序号"),
    ];

    /// <summary>Of a flow node.</summary>
    public static IReadOnlyList<ExportColumn> NodeGroup { get; } =
    [
        Text("node_type", "节点类型"),
        Code("bill_type", "单据类型"),
        Code("document_number", "单据号"),
        Code("shipping_note", "货单编号"),
        Text("org_name", "上报机构名称"),
        Code("org_credit_code", "上报机构信用代码"),
        Code("shipper", "发货方信用代码"),
        Code("receiver", "收货方信用代码"),
        Code("carrier", "配送方信用代码"),
        Code("circulator", "流通方信用代码"),
        Text("event_at", "发生时间"),
        Text("node_state", "单据状态"),
        Text("uploaded_at", "更新时间"),
        Text("change_reason", "变更原因"),
        Text("withdrawn", "是否撤回"),
        Text("withdrawn_reason", "撤回原因"),
    ];

    /// <summary>How the node reached the code; empty where it was of the whole lot.</summary>
    public static ExportColumn Via { get; } = Code("via_code", "经由追溯码");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExportColumn> All { get; } = [.. CodeGroup, .. BirthGroup, .. NodeGroup, Via];

    private static ExportColumn Text(string name, string title) => new(name, title, CellKind.Text);

    private static ExportColumn Code(string name, string title) => new(name, title, CellKind.Code);

    private static ExportColumn Number(string name, string title) => new(name, title, CellKind.Number);
}
