using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Query.Reception;

/// <summary>Which interfaces each role must and may use.</summary>
internal static class InterfaceDuties
{
    private static readonly EnterpriseRole[] Drug = [EnterpriseRole.DrugProducer];
    private static readonly EnterpriseRole[] Consumable = [EnterpriseRole.ConsumableProducer];
    private static readonly EnterpriseRole[] Producers = [EnterpriseRole.DrugProducer, EnterpriseRole.ConsumableProducer];
    private static readonly EnterpriseRole[] Distributor = [EnterpriseRole.Distributor];
    private static readonly EnterpriseRole[] All = [.. Producers, .. Distributor];

    private static readonly Rule[] Rules =
    [
        new("impDrugInfo", "UploadProducts", "进口药信息", "imported drugs", Drug, [],
            "首次激活前；经营进口药时", "before the first activation, for imported drugs"),
        new("domDrugInfo", "UploadProducts", "国产药信息", "domestic drugs", Drug, [],
            "首次激活前；经营国产药时", "before the first activation, for domestic drugs"),
        new("mcsInfo", "UploadProducts", "医用耗材信息", "medical consumables", Consumable, [],
            "首次激活前", "before the first activation"),
        new("tracCodgInfo", "StreamActivations", "追溯码信息（激活）", "trace codes (activation)", Producers, [],
            "激活当日", "the day the codes are activated"),
        new("tracCodgInfo", "StreamPackaging", "追溯码信息（装箱变动、替换）", "trace codes (repacking, replacement)", [], All,
            "发生时，由持有方上报", "when it happens, by who holds the codes"),
        new("shpInfo", "StreamFlows", "发货", "shipping", Producers, [], "发货当日", "the day of shipping"),
        new("shppInfo", "StreamFlows", "收货", "receiving", [], All, "收货时，可选", "when received, optional"),
        new("delvInfo", "StreamFlows", "配送", "delivery", Consumable, Drug, "配送当日", "the day of delivery"),
        new("circInfo", "StreamFlows", "流通（入库和出库）", "circulation, inbound and outbound", Distributor, [],
            "每日，入库和出库都要上报", "daily, both inbound and outbound"),
        new("tracCodgInfo", "StreamFlows", "抽样、销毁、注销", "sampling, destruction, voiding", [], All,
            "发生时，由持有方上报", "when it happens, by who holds the codes"),
        new("shpInfo", "StreamFlows", "退货、召回", "return, recall", [], All, "发生时", "when it happens"),
        new("corrInfo", "StreamFlows", "更正", "correction", [], All, "发现差错时", "when something was reported wrong"),
    ];

    /// <summary>All interfaces, as they concern an enterprise with these roles.</summary>
    public static IEnumerable<InterfaceDuty> Of(IReadOnlySet<EnterpriseRole> roles) => Rules.Select(rule => new InterfaceDuty
    {
        Name = rule.Name,
        Rpc = rule.Rpc,
        TitleZh = rule.TitleZh,
        TitleEn = rule.TitleEn,
        Obligation = roles.Overlaps(rule.Must)
            ? Obligation.Must
            : roles.Overlaps(rule.May) ? Obligation.May : Obligation.None,
        WhenZh = rule.WhenZh,
        WhenEn = rule.WhenEn,
    });

    private sealed record Rule(
        string Name,
        string Rpc,
        string TitleZh,
        string TitleEn,
        EnterpriseRole[] Must,
        EnterpriseRole[] May,
        string WhenZh,
        string WhenEn);
}
