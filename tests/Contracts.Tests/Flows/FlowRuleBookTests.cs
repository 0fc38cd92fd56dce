using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Parties;

namespace TraceEngine.Contracts.Tests.Flows;

/// <summary>The table of who may report which document: every cell of it, as agreed.</summary>
public sealed class FlowRuleBookTests
{
    private const string Inbound = "101 102 103 104 106 107 108 110 111 112 113 116";
    private const string Outbound = "201 202 203 204 205 206 207 208 209 210 211 212 214 215 216 217 237";
    private const string Retail = "321 322";

    [Theory]
    [InlineData(DocumentKind.Shipping, Outbound, "")]
    [InlineData(DocumentKind.Receiving, Inbound, "")]
    [InlineData(DocumentKind.Delivery, Outbound, "-")]
    [InlineData(DocumentKind.Circulation, $"{Inbound} {Outbound} {Retail}", "")]
    [InlineData(DocumentKind.Return, "103 116 202 237", "")]
    [InlineData(DocumentKind.Recall, "108 211", "")]
    [InlineData(DocumentKind.Sampling, "206", "-")]
    [InlineData(DocumentKind.Destroy, "205 215 216", "-")]
    [InlineData(DocumentKind.Void, "", "-")]
    [InlineData(DocumentKind.Use, Retail, "-")]
    [InlineData(DocumentKind.Correction, "", "-")]
    public void BillTypes_OfAKind_AreAsAgreed(DocumentKind kind, string billTypes, string withoutOne)
    {
        var taken = BillTypes.All.Where(type => FlowRuleBook.Find(kind, type.Code) is not null).Select(type => type.Code);

        Assert.Equal(billTypes, string.Join(' ', taken));
        Assert.Equal(withoutOne == "-", FlowRuleBook.Find(kind, BillTypes.None) is not null);
        Assert.Null(FlowRuleBook.Find(kind, "999"));
    }

    [Theory]
    [InlineData(DocumentKind.Shipping, "201", "DrugProducer ConsumableProducer")]
    [InlineData(DocumentKind.Shipping, "211", "DrugProducer ConsumableProducer")]
    [InlineData(DocumentKind.Receiving, "102", "")]
    [InlineData(DocumentKind.Receiving, "108", "")]
    [InlineData(DocumentKind.Delivery, "", "DrugProducer ConsumableProducer")]
    [InlineData(DocumentKind.Circulation, "102", "Distributor")]
    [InlineData(DocumentKind.Circulation, "108", "Distributor")]
    [InlineData(DocumentKind.Circulation, "201", "Distributor")]
    [InlineData(DocumentKind.Circulation, "211", "Distributor")]
    [InlineData(DocumentKind.Circulation, "321", "Distributor")]
    [InlineData(DocumentKind.Return, "202", "")]
    [InlineData(DocumentKind.Return, "103", "")]
    [InlineData(DocumentKind.Recall, "211", "")]
    [InlineData(DocumentKind.Recall, "108", "")]
    [InlineData(DocumentKind.Sampling, "", "")]
    [InlineData(DocumentKind.Destroy, "205", "")]
    [InlineData(DocumentKind.Void, "", "")]
    [InlineData(DocumentKind.Use, "321", "")]
    [InlineData(DocumentKind.Correction, "", "")]
    public void Roles_OfADocument_AreAsAgreed(DocumentKind kind, string billType, string roles) =>
        Assert.Equal(roles, string.Join(' ', Line(kind, billType).Roles));

    [Theory]
    [InlineData(DocumentKind.Shipping, "201", "Shipper", FlowParties.Shipper | FlowParties.Receiver)]
    [InlineData(DocumentKind.Shipping, "211", "Shipper", FlowParties.Shipper | FlowParties.Receiver)]
    [InlineData(DocumentKind.Receiving, "102", "Receiver", FlowParties.Shipper | FlowParties.Receiver)]
    [InlineData(DocumentKind.Receiving, "108", "Receiver", FlowParties.Shipper | FlowParties.Receiver)]
    [InlineData(
        DocumentKind.Delivery, "", "Shipper; Carrier", FlowParties.Shipper | FlowParties.Receiver | FlowParties.Carrier)]
    [InlineData(
        DocumentKind.Circulation,
        "102",
        "Receiver, Circulator",
        FlowParties.Shipper | FlowParties.Receiver | FlowParties.Circulator)]
    [InlineData(
        DocumentKind.Circulation,
        "201",
        "Shipper, Circulator",
        FlowParties.Shipper | FlowParties.Receiver | FlowParties.Circulator)]
    [InlineData(DocumentKind.Circulation, "321", "Shipper, Circulator", FlowParties.Shipper | FlowParties.Circulator)]
    [InlineData(DocumentKind.Return, "237", "Shipper", FlowParties.Shipper | FlowParties.Receiver)]
    [InlineData(DocumentKind.Return, "116", "Receiver", FlowParties.Shipper | FlowParties.Receiver)]
    [InlineData(DocumentKind.Recall, "211", "Shipper", FlowParties.Shipper)]
    [InlineData(DocumentKind.Recall, "108", "Receiver", FlowParties.Receiver)]
    [InlineData(DocumentKind.Sampling, "206", "", FlowParties.None)]
    [InlineData(DocumentKind.Destroy, "", "", FlowParties.None)]
    [InlineData(DocumentKind.Void, "", "", FlowParties.None)]
    [InlineData(DocumentKind.Use, "", "", FlowParties.None)]
    [InlineData(DocumentKind.Correction, "", "", FlowParties.None)]
    public void Parties_OfADocument_AreAsAgreed(DocumentKind kind, string billType, string callers, FlowParties required)
    {
        var line = Line(kind, billType);

        Assert.Equal(callers, string.Join("; ", line.Callers));
        Assert.Equal(required, line.Required);
    }

    [Theory]
    [InlineData(DocumentKind.Shipping, "201", FlowRowSorts.Codes | FlowRowSorts.Quantities)]
    [InlineData(DocumentKind.Shipping, "211", FlowRowSorts.Codes | FlowRowSorts.Quantities | FlowRowSorts.Lots)]
    [InlineData(DocumentKind.Receiving, "102", FlowRowSorts.Codes | FlowRowSorts.Quantities | FlowRowSorts.Rejected)]
    [InlineData(
        DocumentKind.Receiving,
        "108",
        FlowRowSorts.Codes | FlowRowSorts.Quantities | FlowRowSorts.Rejected | FlowRowSorts.Lots)]
    [InlineData(DocumentKind.Delivery, "", FlowRowSorts.Codes | FlowRowSorts.Quantities)]
    [InlineData(DocumentKind.Circulation, "102", FlowRowSorts.Codes | FlowRowSorts.Quantities | FlowRowSorts.Rejected)]
    [InlineData(
        DocumentKind.Circulation,
        "108",
        FlowRowSorts.Codes | FlowRowSorts.Quantities | FlowRowSorts.Rejected | FlowRowSorts.Lots)]
    [InlineData(DocumentKind.Circulation, "201", FlowRowSorts.Codes | FlowRowSorts.Quantities)]
    [InlineData(DocumentKind.Circulation, "211", FlowRowSorts.Codes | FlowRowSorts.Quantities | FlowRowSorts.Lots)]
    [InlineData(DocumentKind.Circulation, "321", FlowRowSorts.Codes | FlowRowSorts.Quantities)]
    [InlineData(DocumentKind.Return, "202", FlowRowSorts.Codes | FlowRowSorts.Quantities)]
    [InlineData(DocumentKind.Return, "103", FlowRowSorts.Codes | FlowRowSorts.Quantities | FlowRowSorts.Rejected)]
    [InlineData(DocumentKind.Recall, "211", FlowRowSorts.Codes | FlowRowSorts.Quantities | FlowRowSorts.Lots)]
    [InlineData(
        DocumentKind.Recall, "108", FlowRowSorts.Codes | FlowRowSorts.Quantities | FlowRowSorts.Rejected | FlowRowSorts.Lots)]
    [InlineData(DocumentKind.Sampling, "", FlowRowSorts.Codes | FlowRowSorts.Quantities)]
    [InlineData(DocumentKind.Destroy, "", FlowRowSorts.Codes | FlowRowSorts.Quantities)]
    [InlineData(DocumentKind.Void, "", FlowRowSorts.Codes | FlowRowSorts.Quantities)]
    [InlineData(DocumentKind.Use, "", FlowRowSorts.Codes | FlowRowSorts.Quantities)]
    [InlineData(DocumentKind.Correction, "", FlowRowSorts.Corrections)]
    public void Rows_OfADocument_AreAsAgreed(DocumentKind kind, string billType, FlowRowSorts rows) =>
        Assert.Equal(rows, Line(kind, billType).Rows);

    [Theory]
    [InlineData(DocumentKind.Shipping, "201", LifeState.Live, false, false)]
    [InlineData(DocumentKind.Return, "202", LifeState.Live, true, false)]
    [InlineData(DocumentKind.Return, "103", LifeState.Live, true, false)]
    [InlineData(DocumentKind.Recall, "211", LifeState.Live, true, false)]
    [InlineData(DocumentKind.Recall, "108", LifeState.Live, true, false)]
    [InlineData(DocumentKind.Sampling, "", LifeState.Sampled, false, false)]
    [InlineData(DocumentKind.Destroy, "", LifeState.Destroyed, true, true)]
    [InlineData(DocumentKind.Void, "", LifeState.Voided, true, false)]
    [InlineData(DocumentKind.Use, "", LifeState.Live, false, false)]
    [InlineData(DocumentKind.Correction, "", LifeState.Live, true, false)]
    public void EndsAndTexts_OfADocument_AreAsAgreed(
        DocumentKind kind, string billType, LifeState ends, bool needsReason, bool needsWitness)
    {
        var line = Line(kind, billType);

        Assert.Equal(
            (ends, needsReason, needsWitness, ends != LifeState.Live),
            (line.Ends, line.NeedsReason, line.NeedsWitness, line.NeedsHolder));
    }

    [Fact]
    public void BillTypes_OfReturnsAndRecalls_SaySo()
    {
        Assert.Equal(
            "103 116 202 237", string.Join(' ', BillTypes.All.Where(type => type.NeedsReason).Select(type => type.Code)));
        Assert.Equal("108 211", string.Join(' ', BillTypes.All.Where(type => type.IsRecall).Select(type => type.Code)));
        Assert.Equal($"{Inbound} {Outbound} {Retail}", string.Join(' ', BillTypes.All.Select(type => type.Code)));
    }

    [Fact]
    public void Kinds_OfTheMessage_HaveTheStoredValues()
    {
        var kinds = Enum.GetValues<FlowKind>().Where(kind => kind != FlowKind.Unspecified);

        Assert.All(kinds, kind => Assert.Equal(kind.ToString(), ((DocumentKind)kind).ToString()));
        Assert.All(kinds, kind => Assert.Contains(FlowRuleBook.Lines, line => line.Kind == (DocumentKind)kind));
    }

    [Fact]
    public void Roles_OfTheTable_AreThoseOfEnterprises() =>
        Assert.All(
            FlowRuleBook.Lines.SelectMany(line => line.Roles), role => Assert.Contains(role, Enum.GetValues<EnterpriseRole>()));

    private static FlowRule Line(DocumentKind kind, string billType) =>
        FlowRuleBook.Find(kind, billType) ?? throw new InvalidOperationException($"{kind} takes no bill type {billType}");
}
