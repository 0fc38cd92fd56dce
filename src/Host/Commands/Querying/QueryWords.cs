using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Host.Commands.Querying;

/// <summary>What codes and nodes are called, in both languages.</summary>
internal static class QueryWords
{
    public static string NameOf(FlowKind kind) => kind switch
    {
        FlowKind.Shipping => "发货 shipping",
        FlowKind.Receiving => "收货 receiving",
        FlowKind.Delivery => "配送 delivery",
        FlowKind.Circulation => "流通 circulation",
        FlowKind.Return => "退货 return",
        FlowKind.Recall => "召回 recall",
        FlowKind.Sampling => "抽样 sampling",
        FlowKind.Destroy => "销毁 destruction",
        FlowKind.Void => "注销 voiding",
        FlowKind.Use => "销售或使用 use",
        FlowKind.Correction => "更正 correction",
        _ => "-",
    };

    public static string NameOf(CodeState state) => state switch
    {
        CodeState.Active => "已激活 active",
        CodeState.Terminated => "已终止 terminated",
        CodeState.Open => "未激活 not activated yet",
        _ => "不可查 not told",
    };

    public static string NameOf(EndCause cause) => cause switch
    {
        EndCause.Voided => "注销 voided",
        EndCause.Destroyed => "销毁 destroyed",
        EndCause.Replaced => "已替换 replaced",
        EndCause.Sampled => "抽样 sampled",
        EndCause.ActivationWithdrawn => "激活已撤回 activation withdrawn",
        _ => string.Empty,
    };

    public static string NameOf(CodeStatus status) => status switch
    {
        CodeStatus.Activated => "已激活 activated",
        CodeStatus.InTransit => "在途 in transit",
        CodeStatus.Received => "已收 received",
        CodeStatus.SentOut => "已出 sent out",
        CodeStatus.Used => "已售/使用 used",
        CodeStatus.Voided => "注销 voided",
        CodeStatus.Destroyed => "销毁 destroyed",
        CodeStatus.Recalled => "召回 recalled",
        CodeStatus.Sampled => "抽样 sampled",
        CodeStatus.Returned => "退货 returned",
        _ => string.Empty,
    };

    /// <summary>The state of a code and, where it has ended, what ended it.</summary>
    public static string NameOf(CodeState state, EndCause cause) =>
        state == CodeState.Terminated && cause != EndCause.Unspecified ? NameOf(cause) : NameOf(state);

    /// <summary>Whether a node was recorded on a package that the code was in at that time.</summary>
    public static bool IsFromParent(Chain chain, ChainNode node) => node.Via.Length > 0 && node.Via != chain.Code;

    /// <summary>The field's clock is China's, wherever the server stands. Empty where there is no time.</summary>
    public static string Time(Timestamp? time) => time is null ? string.Empty : ReconcileTables.Time(time);

    public static string Number(ulong number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
