using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Query.Tests.Reconcile;

public sealed class GetDutiesTests(QueryFixture fixture)
{
    private static readonly string Case = SampleCode.OnLevel(3, 1);
    private static readonly string Box = SampleCode.OnLevel(2, 1);
    private static readonly string OtherBox = SampleCode.OnLevel(2, 2);

    [Fact]
    public async Task GetDuties_ActivatedAndNotShipped_NamesTheLot()
    {
        await using var host = await StartAsync();
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(CaseOfBoxes());

        var before = await ReadAsync(host, SampleData.Producer);
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Case);
        var behind = await ReadAsync(host, SampleData.Producer);

        var duty = Assert.Single(before.Duties);
        Assert.Equal(
            (DutyKind.Ship, LotStage.Number, "P-1", LotStage.ActivatedAt),
            (duty.Kind, duty.LotNumber, duty.ProductCode, duty.EventAt.ToDateTime()));
        Assert.Empty(behind.Duties);
    }

    [Fact]
    public async Task GetDuties_ShippedToCaller_IsOwedUntilAllIsReceived()
    {
        await using var host = await StartAsync(EnterpriseRole.DrugProducer);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(CaseOfBoxes());
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Case);
        await stage.ReportAsync(Report.Ship("S-2", SampleData.Producer, SampleData.Dealer), SampleCode.OnLevel(1, 9));

        var before = await ReadAsync(host, SampleData.Dealer);
        await stage.ReportAsync(Report.Inbound("R-1", SampleData.Producer, SampleData.Dealer), Box, OtherBox);
        var behind = await ReadAsync(host, SampleData.Dealer);

        Assert.Equal(
            [(DutyKind.Receive, "S-1", 1ul), (DutyKind.Receive, "S-2", 1ul)],
            before.Duties.Select(duty => (duty.Kind, duty.DocumentNumber, duty.Codes)));
        Assert.Equal(SampleData.CreditCodeText, before.Duties[0].CreditCode);
        Assert.Equal(["S-2"], behind.Duties.Select(duty => duty.DocumentNumber));
    }

    [Fact]
    public async Task GetDuties_InboundWithoutOutbound_IsOwedByADistributor()
    {
        await using var host = await StartAsync(EnterpriseRole.Distributor);
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(CaseOfBoxes());
        await stage.ReportAsync(Report.Ship("S-1", SampleData.Producer, SampleData.Dealer), Box, OtherBox);
        await stage.ReportAsync(Report.Inbound("R-1", SampleData.Producer, SampleData.Dealer), Box, OtherBox);
        await stage.ReportAsync(Report.Outbound("S-3", SampleData.Dealer, SampleData.Shop), Box);

        var duty = Assert.Single((await ReadAsync(host, SampleData.Dealer)).Duties);

        Assert.Equal((DutyKind.Outbound, "R-1", 1ul), (duty.Kind, duty.DocumentNumber, duty.Codes));
    }

    [Fact]
    public async Task GetDuties_DocumentNotComplete_CountsTheRowsMissing()
    {
        await using var host = await StartAsync();
        var stage = new LotStage(host.Data);
        await stage.ActivateAsync(CaseOfBoxes());
        await stage.ReportAsync(
            Report.Ship("S-1", SampleData.Producer, SampleData.Dealer) with { IsOpen = true, ExpectedCount = 4 }, Case);
        await stage.ReportAsync(
            Report.Ship("S-2", SampleData.Producer, SampleData.Dealer) with { WithdrawnReason = "开错", ExpectedCount = 4 }, Box);

        var duty = Assert.Single((await ReadAsync(host, SampleData.Producer)).Duties);

        Assert.Equal((DutyKind.Complete, "S-1", 3ul), (duty.Kind, duty.DocumentNumber, duty.Codes));
    }

    [Fact]
    public async Task GetDuties_OlderThanTheWindow_IsNotLookedAt()
    {
        await using var host = await QueryHost.StartAsync(fixture, ("Query:Reconcile:DutyWindow", "1.00:00:00"));
        await new LotStage(host.Data).ActivateAsync(CaseOfBoxes());

        Assert.Empty((await ReadAsync(host, SampleData.Producer)).Duties);
    }

    [Fact]
    public async Task GetDuties_Interfaces_FollowTheRoles()
    {
        await using var producer = await StartAsync(EnterpriseRole.DrugProducer);
        await using var both = await StartAsync(EnterpriseRole.ConsumableProducer, EnterpriseRole.Distributor);

        var ofProducer = await ReadAsync(producer, SampleData.Producer);
        var ofBoth = await ReadAsync(both, SampleData.Producer);

        Assert.Equal((Obligation.Must, Obligation.May, Obligation.None), Named(ofProducer));
        Assert.Equal((Obligation.Must, Obligation.Must, Obligation.Must), Named(ofBoth));

        static (Obligation Shipping, Obligation Delivery, Obligation Circulation) Named(GetDutiesResponse answer) =>
            (Of(answer, "发货"), Of(answer, "配送"), Of(answer, "流通（入库和出库）"));

        static Obligation Of(GetDutiesResponse answer, string title) =>
            answer.Interfaces.Single(one => one.TitleZh == title).Obligation;
    }

    private Task<QueryHost> StartAsync(params EnterpriseRole[] roles) =>
        QueryHost.StartAsync(fixture, roles.Length == 0 ? [EnterpriseRole.DrugProducer] : roles);

    private static async Task<GetDutiesResponse> ReadAsync(QueryHost host, long enterpriseId) =>
        await host.Reconcile.GetDutiesAsync(
            new GetDutiesRequest(),
            QueryHost.As(enterpriseId),
            cancellationToken: TestContext.Current.CancellationToken);

    private static PlacedCode[] CaseOfBoxes() =>
    [
        new(Case, 3), new(Box, 2, Case), new(OtherBox, 2, Case), new(SampleCode.OnLevel(1, 1), 1, Box),
        new(SampleCode.OnLevel(1, 2), 1, OtherBox), new(SampleCode.OnLevel(1, 9), 1),
    ];
}
