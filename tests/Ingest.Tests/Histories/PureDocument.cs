using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Histories;

/// <summary>The row of a flow document with its items.</summary>
internal sealed class PureDocument(int by, FlowKind kind, (string Bill, int? From, int? To) header)
{
    public int By => by;

    public (string Bill, int? From, int? To) Header => header;

    public FlowRule Rule { get; } = FlowRuleBook.Find((DocumentKind)kind, header.Bill ?? "")!;

    public CustodyMove Move { get; } = Custody.MoveOf(kind, header.Bill ?? "");

    public DocumentState State { get; set; }

    public Dictionary<int, long> Items { get; } = [];

    public HashSet<int> Ancestors { get; } = [];

    /// <summary>Codes that it ended.</summary>
    public HashSet<int> Terminations { get; } = [];
}
