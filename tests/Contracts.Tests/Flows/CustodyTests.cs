using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Contracts.Tests.Flows;

public sealed class CustodyTests
{
    private const long Maker = 1;
    private const long Dealer = 2;
    private const long Shop = 3;
    private const string MakerCode = "91110000600001760P";
    private const string DealerCode = "DEALER";
    private const string ShopCode = "SHOP";

    [Fact]
    public void Fold_NoEvents_IsTheStart()
    {
        Assert.Equal(CustodyState.HeldBy(Maker), Custody.Fold(CustodyState.HeldBy(Maker), []));
        Assert.Equal(CustodyState.InTransit(DealerCode), Custody.Fold(CustodyState.InTransit(DealerCode), []));
    }

    [Fact]
    public void Fold_ShippedAndReceived_IsWithTheReceiver()
    {
        Assert.Equal(CustodyState.InTransit(DealerCode), Fold(Release(Maker, DealerCode)));
        Assert.Equal(CustodyState.HeldBy(Dealer), Fold(Release(Maker, DealerCode), Receipt(Dealer, DealerCode)));
    }

    [Fact]
    public void Fold_ReceiptArrivedFirst_IsUsedByTheReleaseAndOnlyOnce()
    {
        Assert.Equal(CustodyState.HeldBy(Maker), Fold(Receipt(Dealer, DealerCode)));
        Assert.Equal(CustodyState.HeldBy(Dealer), Fold(Receipt(Dealer, DealerCode), Release(Maker, DealerCode)));
        Assert.Equal(
            CustodyState.InTransit(DealerCode),
            Fold(
                Receipt(Dealer, DealerCode),
                Release(Maker, DealerCode),
                Release(Dealer, MakerCode),
                Receipt(Maker, MakerCode),
                Release(Maker, DealerCode)));
    }

    [Fact]
    public void Fold_ReleaseByWhoDoesNotHold_MovesNothing()
    {
        Assert.Equal(CustodyState.HeldBy(Maker), Fold(Release(Dealer, ShopCode)));
        Assert.Equal(CustodyState.InTransit(DealerCode), Fold(Release(Maker, DealerCode), Release(Maker, ShopCode)));
    }

    [Fact]
    public void Fold_ReceiptByAnother_LeavesItOnItsWay() =>
        Assert.Equal(CustodyState.InTransit(DealerCode), Fold(Release(Maker, DealerCode), Receipt(Shop, ShopCode)));

    [Fact]
    public void Fold_SentOnAndBack_FollowsEveryStep() =>
        Assert.Equal(
            CustodyState.HeldBy(Dealer),
            Fold(
                Release(Maker, DealerCode),
                Receipt(Dealer, DealerCode),
                Release(Dealer, ShopCode),
                Receipt(Shop, ShopCode),
                Release(Shop, DealerCode),
                Receipt(Dealer, DealerCode)));

    [Fact]
    public void Fold_ReceiverNotTold_NobodyCanConfirm()
    {
        var state = Fold(Release(Maker, string.Empty), Receipt(Dealer, string.Empty));

        Assert.Equal(CustodyState.InTransit(string.Empty), state);
        Assert.Null(state.Holder);
    }

    [Fact]
    public void Fold_MovesNothing_IsSkipped() =>
        Assert.Equal(CustodyState.HeldBy(Maker), Fold(new CustodyEvent(1, CustodyMove.None, Maker, DealerCode)));

    [Fact]
    public void State_Default_IsHeldByNobody()
    {
        Assert.Null(default(CustodyState).Holder);
        Assert.Equal(string.Empty, default(CustodyState).InTransitTo);
        Assert.Null(CustodyState.HeldBy(Maker).InTransitTo);
    }

    [Theory]
    [InlineData(FlowKind.Shipping, "201", CustodyMove.Release)]
    [InlineData(FlowKind.Shipping, "211", CustodyMove.Release)]
    [InlineData(FlowKind.Receiving, "102", CustodyMove.Receipt)]
    [InlineData(FlowKind.Delivery, "", CustodyMove.None)]
    [InlineData(FlowKind.Delivery, "201", CustodyMove.None)]
    [InlineData(FlowKind.Circulation, "102", CustodyMove.Receipt)]
    [InlineData(FlowKind.Circulation, "201", CustodyMove.Release)]
    [InlineData(FlowKind.Circulation, "321", CustodyMove.Release)]
    [InlineData(FlowKind.Circulation, "", CustodyMove.None)]
    [InlineData(FlowKind.Return, "202", CustodyMove.Release)]
    [InlineData(FlowKind.Return, "237", CustodyMove.Release)]
    [InlineData(FlowKind.Return, "103", CustodyMove.Receipt)]
    [InlineData(FlowKind.Return, "116", CustodyMove.Receipt)]
    [InlineData(FlowKind.Recall, "211", CustodyMove.Release)]
    [InlineData(FlowKind.Recall, "108", CustodyMove.Receipt)]
    [InlineData(FlowKind.Sampling, "206", CustodyMove.None)]
    [InlineData(FlowKind.Destroy, "205", CustodyMove.None)]
    [InlineData(FlowKind.Void, "", CustodyMove.None)]
    [InlineData(FlowKind.Use, "321", CustodyMove.None)]
    [InlineData(FlowKind.Correction, "", CustodyMove.None)]
    [InlineData(FlowKind.Unspecified, "201", CustodyMove.None)]
    public void MoveOf_KindAndBillType_IsAsAgreed(FlowKind kind, string billType, CustodyMove move) =>
        Assert.Equal(move, Custody.MoveOf((DocumentKind)kind, billType));

    private static CustodyState Fold(params CustodyEvent[] events) => Custody.Fold(CustodyState.HeldBy(Maker), events);

    private static CustodyEvent Release(long reporter, string receiver) => new(1, CustodyMove.Release, reporter, receiver);

    private static CustodyEvent Receipt(long reporter, string receiver) => new(1, CustodyMove.Receipt, reporter, receiver);
}
