using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Functional.Tests.Histories;

/// <summary>Withdraws a flow document, or an activation that was sent as a document.</summary>
/// <param name="By">Who reports it.</param>
/// <param name="Number">Number of the correction.</param>
/// <param name="Way">How it is sent.</param>
/// <param name="Kind">Kind of the document; null for an activation.</param>
/// <param name="Target">Number of what is withdrawn.</param>
internal sealed record WithdrawStep(int By, string Number, Way Way, FlowKind? Kind, string Target) : HistoryStep(By, Number, Way)
{
    public override string ToString() => $"{Number} by {By} {Way}: withdraw {(Kind is null ? "activation" : Kind)} {Target}";
}
