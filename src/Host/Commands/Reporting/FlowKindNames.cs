using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Commands.Reporting;

/// <summary>Kinds of flow documents as people type and read them.</summary>
internal static class FlowKindNames
{
    private static readonly (string Name, string Chinese, FlowKind Kind)[] Table =
    [
        ("shipping", "发货", FlowKind.Shipping),
        ("receiving", "收货", FlowKind.Receiving),
        ("delivery", "配送", FlowKind.Delivery),
        ("circulation", "流通", FlowKind.Circulation),
        ("return", "退货", FlowKind.Return),
        ("recall", "召回", FlowKind.Recall),
        ("sampling", "抽样", FlowKind.Sampling),
        ("destroy", "销毁", FlowKind.Destroy),
        ("void", "注销", FlowKind.Void),
        ("use", "使用", FlowKind.Use),
    ];

    public static string All { get; } = string.Join('|', Table.Select(entry => entry.Name));

    /// <exception cref="CommandException">It is none.</exception>
    public static FlowKind Parse(string name)
    {
        var found = Array.Find(Table, entry => entry.Name == name || entry.Chinese == name);
        return found.Name is not null ? found.Kind : throw CommandException.Usage(
            $"单据类别 {name} 无效，应为 {All} / {name} is no kind of document: write one of {All}");
    }

    public static string Chinese(FlowKind kind) => Array.Find(Table, entry => entry.Kind == kind).Chinese ?? kind.ToString();
}
