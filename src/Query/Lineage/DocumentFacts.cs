using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Query.Lineage;

/// <summary>A flow document.</summary>
internal sealed record DocumentFacts
{
    private const int OpenState = 0;
    private const int WithdrawnState = 2;

    public required Guid Id { get; init; }

    /// <summary>Section of its first part: the order of arrival.</summary>
    public required long SectionId { get; init; }

    /// <summary>The enterprise that reported it.</summary>
    public required long EnterpriseId { get; init; }

    public required FlowKind Kind { get; init; }

    public required string Number { get; init; }

    /// <summary>0 open, 1 complete, 2 withdrawn.</summary>
    public required int State { get; init; }

    public required string BillType { get; init; }

    /// <summary>When it happened, as declared.</summary>
    public required DateTime EventAt { get; init; }

    /// <summary>When its first part was committed.</summary>
    public required DateTime UploadedAt { get; init; }

    /// <summary>Credit code; empty where the document names none.</summary>
    public required string Shipper { get; init; }

    /// <summary>Credit code; empty where the document names none.</summary>
    public required string Receiver { get; init; }

    /// <summary>Credit code; empty where the document names none.</summary>
    public required string Carrier { get; init; }

    /// <summary>Credit code; empty where the document names none.</summary>
    public required string Circulator { get; init; }

    /// <summary>Number of the shipping note; empty where the document names none.</summary>
    public required string ShippingNote { get; init; }

    public required string ChangeReason { get; init; }

    /// <summary>Why it was withdrawn; empty while it counts.</summary>
    public required string WithdrawnReason { get; init; }

    /// <summary>Rows announced; 0 = not told.</summary>
    public required long ExpectedCount { get; init; }

    /// <summary>Rows taken in.</summary>
    public required long ItemCount { get; init; }

    public bool IsOpen => State == OpenState;

    public bool IsWithdrawn => State == WithdrawnState;

    /// <summary>What it does to who has the goods.</summary>
    public CustodyMove Move => Custody.MoveOf((Contracts.Flows.DocumentKind)Kind, BillType);

    /// <summary>Whether it names an enterprise as one of its parties.</summary>
    public bool Names(string creditCode) =>
        Shipper == creditCode || Receiver == creditCode || Carrier == creditCode || Circulator == creditCode;
}
