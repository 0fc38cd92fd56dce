using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Terms;

namespace TraceEngine.Host.Commands.Querying;

/// <summary>What codes and nodes are called, in both languages.</summary>
internal static class QueryWords
{
    public static string NameOf(FlowKind kind) => FieldTerms.Of(kind) is var term && term == Term.None ? "-" : term.ToString();

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

    public static string NameOf(CodeStatus status) => FieldTerms.Of(status).ToString();

    /// <summary>The state of a code and, where it has ended, what ended it.</summary>
    public static string NameOf(CodeState state, EndCause cause) =>
        state == CodeState.Terminated && cause != EndCause.Unspecified ? NameOf(cause) : NameOf(state);

    /// <summary>Whether a node was recorded on a package that the code was in at that time.</summary>
    public static bool IsFromParent(Chain chain, ChainNode node) => node.Via.Length > 0 && node.Via != chain.Code;

    /// <summary>The field's clock is China's, wherever the server stands. Empty where there is no time.</summary>
    public static string Time(Timestamp? time) => time is null ? string.Empty : ReconcileTables.Time(time);

    public static string Number(ulong number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
