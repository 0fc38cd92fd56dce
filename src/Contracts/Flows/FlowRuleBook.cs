using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Parties;

namespace TraceEngine.Contracts.Flows;

/// <summary>
/// Who may report which document, and what it does: the one table behind validation, custody, the JSON interface and the
/// manual. A kind and a bill type meet in at most one line.
/// </summary>
public static class FlowRuleBook
{
    private const FlowParties ShipperAndReceiver = FlowParties.Shipper | FlowParties.Receiver;
    private const FlowRowSorts Goods = FlowRowSorts.Codes | FlowRowSorts.Quantities;

    private static readonly EnterpriseRole[] Producers = [EnterpriseRole.DrugProducer, EnterpriseRole.ConsumableProducer];
    private static readonly EnterpriseRole[] Distributors = [EnterpriseRole.Distributor];

    /// <summary>All lines.</summary>
    public static IReadOnlyList<FlowRule> Lines { get; } =
    [
        new(DocumentKind.Shipping, Of(BillDirection.Outbound, isRecall: false))
        {
            Roles = Producers, Callers = [FlowParties.Shipper], Required = ShipperAndReceiver, Custody = CustodyMove.Release,
        },
        new(DocumentKind.Shipping, Of(BillDirection.Outbound, isRecall: true))
        {
            Roles = Producers, Callers = [FlowParties.Shipper], Required = ShipperAndReceiver, Custody = CustodyMove.Release,
            Rows = Goods | FlowRowSorts.Lots,
        },
        new(DocumentKind.Receiving, Of(BillDirection.Inbound, isRecall: false))
        {
            Callers = [FlowParties.Receiver], Required = ShipperAndReceiver, Custody = CustodyMove.Receipt,
            Rows = Goods | FlowRowSorts.Rejected,
        },
        new(DocumentKind.Receiving, Of(BillDirection.Inbound, isRecall: true))
        {
            Callers = [FlowParties.Receiver], Required = ShipperAndReceiver, Custody = CustodyMove.Receipt,
            Rows = Goods | FlowRowSorts.Rejected | FlowRowSorts.Lots,
        },
        new(DocumentKind.Delivery, [BillTypes.None, .. Of(BillDirection.Outbound)])
        {
            Roles = Producers, Callers = [FlowParties.Shipper, FlowParties.Carrier],
            Required = ShipperAndReceiver | FlowParties.Carrier,
        },
        new(DocumentKind.Circulation, Of(BillDirection.Inbound, isRecall: false))
        {
            Roles = Distributors, Callers = [FlowParties.Circulator | FlowParties.Receiver],
            Required = ShipperAndReceiver | FlowParties.Circulator, Custody = CustodyMove.Receipt,
            Rows = Goods | FlowRowSorts.Rejected,
        },
        new(DocumentKind.Circulation, Of(BillDirection.Inbound, isRecall: true))
        {
            Roles = Distributors, Callers = [FlowParties.Circulator | FlowParties.Receiver],
            Required = ShipperAndReceiver | FlowParties.Circulator, Custody = CustodyMove.Receipt,
            Rows = Goods | FlowRowSorts.Rejected | FlowRowSorts.Lots,
        },
        new(DocumentKind.Circulation, Of(BillDirection.Outbound, isRecall: false))
        {
            Roles = Distributors, Callers = [FlowParties.Circulator | FlowParties.Shipper],
            Required = ShipperAndReceiver | FlowParties.Circulator, Custody = CustodyMove.Release,
        },
        new(DocumentKind.Circulation, Of(BillDirection.Outbound, isRecall: true))
        {
            Roles = Distributors, Callers = [FlowParties.Circulator | FlowParties.Shipper],
            Required = ShipperAndReceiver | FlowParties.Circulator, Custody = CustodyMove.Release,
            Rows = Goods | FlowRowSorts.Lots,
        },
        new(DocumentKind.Circulation, Of(BillDirection.Retail))
        {
            Roles = Distributors, Callers = [FlowParties.Circulator | FlowParties.Shipper],
            Required = FlowParties.Shipper | FlowParties.Circulator, Custody = CustodyMove.Release,
        },
        new(DocumentKind.Return, ["202", "237"])
        {
            Callers = [FlowParties.Shipper], Required = ShipperAndReceiver, Custody = CustodyMove.Release, NeedsReason = true,
        },
        new(DocumentKind.Return, ["103", "116"])
        {
            Callers = [FlowParties.Receiver], Required = ShipperAndReceiver, Custody = CustodyMove.Receipt, NeedsReason = true,
            Rows = Goods | FlowRowSorts.Rejected,
        },
        new(DocumentKind.Recall, ["211"])
        {
            Callers = [FlowParties.Shipper], Required = FlowParties.Shipper, Custody = CustodyMove.Release, NeedsReason = true,
            Rows = Goods | FlowRowSorts.Lots,
        },
        new(DocumentKind.Recall, ["108"])
        {
            Callers = [FlowParties.Receiver], Required = FlowParties.Receiver, Custody = CustodyMove.Receipt, NeedsReason = true,
            Rows = Goods | FlowRowSorts.Rejected | FlowRowSorts.Lots,
        },
        new(DocumentKind.Sampling, [BillTypes.None, "206"]) { Ends = LifeState.Sampled },
        new(DocumentKind.Destroy, [BillTypes.None, "205", "215", "216"])
        {
            Ends = LifeState.Destroyed, NeedsReason = true, NeedsWitness = true,
        },
        new(DocumentKind.Void, [BillTypes.None]) { Ends = LifeState.Voided, NeedsReason = true },
        new(DocumentKind.Use, [BillTypes.None, "321", "322"]),
        new(DocumentKind.Correction, [BillTypes.None]) { Rows = FlowRowSorts.Corrections, NeedsReason = true },
    ];

    private static readonly Dictionary<(DocumentKind Kind, string Bill), FlowRule> ByBill = Lines
        .SelectMany(line => line.Bills.Select(bill => (line, bill)))
        .ToDictionary(one => (one.line.Kind, one.bill), one => one.line);

    /// <summary>The line of a kind and bill type; null when they do not go together.</summary>
    public static FlowRule? Find(DocumentKind kind, string billType) => ByBill.GetValueOrDefault((kind, billType));

    private static string[] Of(BillDirection direction) =>
        [.. BillTypes.All.Where(type => type.Direction == direction).Select(type => type.Code)];

    private static string[] Of(BillDirection direction, bool isRecall) =>
        [.. BillTypes.All.Where(type => type.Direction == direction && type.IsRecall == isRecall).Select(type => type.Code)];
}
