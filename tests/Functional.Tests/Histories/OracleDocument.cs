using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Functional.Tests.Histories;

/// <summary>A flow document with all that it names.</summary>
internal sealed class OracleDocument(int by, FlowKind kind, (string Bill, int? From, int? To) header)
{
    public int By => by;

    public FlowKind Kind => kind;

    public (string Bill, int? From, int? To) Header => header;

    public bool IsComplete { get; set; }

    public bool IsWithdrawn { get; set; }

    /// <summary>Codes that it names, and when.</summary>
    public Dictionary<int, long> Items { get; } = [];

    /// <summary>Packages that were around a code of it when it was named.</summary>
    public HashSet<int> Around { get; } = [];

    /// <summary>Lets goods go to the receiver.</summary>
    public bool IsRelease => kind == FlowKind.Shipping || (kind is FlowKind.Circulation or FlowKind.Return && !IsInbound);

    /// <summary>Confirms goods.</summary>
    public bool IsReceipt => kind == FlowKind.Receiving || (kind is FlowKind.Circulation or FlowKind.Return && IsInbound);

    private bool IsInbound => header.Bill.StartsWith('1');
}
