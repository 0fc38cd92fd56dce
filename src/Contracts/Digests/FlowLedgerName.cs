using TraceEngine.Contracts.Flows;

namespace TraceEngine.Contracts.Digests;

/// <summary>
/// Under which name the unary upload of a flow document stands in the ledger: kind and number, since a number is unique in its
/// kind only.
/// </summary>
public static class FlowLedgerName
{
    /// <summary>The name, such as <c>shipping/SO-1</c>.</summary>
    public static string Of(DocumentKind kind, string number) => $"{kind.ToString().ToLowerInvariant()}/{number}";
}
