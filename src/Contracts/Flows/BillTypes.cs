using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace TraceEngine.Contracts.Flows;

/// <summary>All bill types of the field.</summary>
public static class BillTypes
{
    /// <summary>The bill type of a document that names none, in the kinds that allow it.</summary>
    public const string None = "";

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<BillType> All { get; } =
    [
        new("101", "生产入库", "production, inbound"),
        new("102", "采购入库", "purchase"),
        new("103", "退货入库", "return, inbound", NeedsReason: true),
        new("104", "调拨入库", "transfer, inbound"),
        new("106", "零头入库", "odd lot, inbound"),
        new("107", "供应入库", "supply, inbound"),
        new("108", "召回入库", "recall, inbound", IsRecall: true),
        new("110", "赠品入库", "gift, inbound"),
        new("111", "盘盈入库", "surplus"),
        new("112", "报废入库", "scrap, inbound"),
        new("113", "其他入库", "other, inbound"),
        new("116", "消费者退货入库", "consumer return", NeedsReason: true),
        new("201", "销售出库", "sale"),
        new("202", "退货出库", "return, outbound", NeedsReason: true),
        new("203", "调拨出库", "transfer, outbound"),
        new("204", "返工出库", "rework"),
        new("205", "销毁出库", "destroy"),
        new("206", "抽检出库", "sampling"),
        new("207", "直调出库", "direct"),
        new("208", "生产出库", "production, outbound"),
        new("209", "供应出库", "supply, outbound"),
        new("210", "零头出库", "odd lot, outbound"),
        new("211", "召回出库", "recall, outbound", IsRecall: true),
        new("212", "赠品出库", "gift, outbound"),
        new("214", "盘亏出库", "shortage"),
        new("215", "损坏出库", "damaged"),
        new("216", "报废出库", "scrap, outbound"),
        new("217", "其他出库", "other, outbound"),
        new("237", "直调退货出库", "direct return", NeedsReason: true),
        new("321", "销售/使用", "sale or use"),
        new("322", "疫苗接种", "vaccination"),
    ];

    private static readonly FrozenDictionary<string, BillType> ByCode = All.ToFrozenDictionary(type => type.Code);

    /// <summary>The bill type of a code.</summary>
    public static bool TryFind(string code, [NotNullWhen(true)] out BillType? type) => ByCode.TryGetValue(code, out type);
}
