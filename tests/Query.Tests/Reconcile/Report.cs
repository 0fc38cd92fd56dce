using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Query.Tests.Reconcile;

/// <summary>A flow document to be inserted; enterprises by their numbers, 0 = not named.</summary>
internal sealed record Report(FlowKind Kind, string Number, string BillType, long Reporter, long Shipper, long Receiver)
{
    /// <summary>Hours behind the activation.</summary>
    public int Hour { get; init; } = 1;

    /// <summary>Minutes behind the activation; instead of the hours where it is not 0.</summary>
    public int Minute { get; init; }

    /// <summary>When it happened.</summary>
    public DateTime At => Minute != 0 ? LotStage.ActivatedAt.AddMinutes(Minute) : LotStage.ActivatedAt.AddHours(Hour);

    /// <summary>Not empty: it was withdrawn.</summary>
    public string WithdrawnReason { get; init; } = string.Empty;

    public long ExpectedCount { get; init; }

    public bool IsOpen { get; init; }

    /// <summary>Shipping by a producer.</summary>
    public static Report Ship(string number, long shipper, long receiver) =>
        new(FlowKind.Shipping, number, "201", shipper, shipper, receiver);

    /// <summary>Receiving.</summary>
    public static Report Receive(string number, long shipper, long receiver) =>
        new(FlowKind.Receiving, number, "102", receiver, shipper, receiver) { Hour = 2 };

    /// <summary>Circulation, outbound.</summary>
    public static Report Outbound(string number, long shipper, long receiver) =>
        new(FlowKind.Circulation, number, "201", shipper, shipper, receiver) { Hour = 3 };

    /// <summary>Circulation, inbound.</summary>
    public static Report Inbound(string number, long shipper, long receiver) =>
        new(FlowKind.Circulation, number, "102", receiver, shipper, receiver) { Hour = 2 };
}
