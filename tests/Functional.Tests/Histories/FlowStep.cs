using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Functional.Tests.Histories;

/// <summary>A flow document, or a part of one.</summary>
/// <param name="By">Who reports it.</param>
/// <param name="Number">Its number; parts of a document share it.</param>
/// <param name="Way">How it is sent.</param>
/// <param name="Kind">Kind of the document.</param>
/// <param name="Bill">Bill type.</param>
/// <param name="From">The shipper, or null.</param>
/// <param name="To">The receiver, or null.</param>
/// <param name="Complete">Whether this is the last part.</param>
/// <param name="Codes">The codes.</param>
internal sealed record FlowStep(
    int By, string Number, Way Way, FlowKind Kind, string Bill, int? From, int? To, bool Complete, IReadOnlyList<int> Codes)
    : HistoryStep(By, Number, Way)
{
    /// <summary>What all parts of a document share.</summary>
    public (string Bill, int? From, int? To) Header => (Bill, From, To);

    public override string ToString() =>
        $"{Number} by {By} {Way}: {Kind} {Bill} {From}->{To} {(Complete ? "complete" : "part")} [{string.Join(",", Codes)}]";
}
