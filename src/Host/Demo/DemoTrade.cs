using Google.Protobuf.WellKnownTypes;
using Spectre.Console;
using TraceEngine.Client;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Host.Commands;
using TraceEngine.Host.Commands.Querying;
using TraceEngine.Host.Importing;

namespace TraceEngine.Host.Demo;

/// <summary>
/// What happens after activation: a box changes its case, a pallet goes to a distributor that receives and circulates it, the lot
/// is recalled and reconciled. Every answer must be what a correct engine says.
/// </summary>
internal sealed class DemoTrade(
    TraceClient producer, TraceClient distributor, DemoGoods goods, IAnsiConsole console, TimeProvider time)
{
    private readonly ImportScreen _screen = new(console, time);

    public async Task RunAsync(CancellationToken ct)
    {
        await producer.RegisterProductAsync(DemoGoods.Product(), ct);
        Say(
            "激活一个托盘：2 箱、8 盒、40 支 / activated: a pallet of 2 cases, 8 boxes, 40 units",
            await producer.UploadActivationsAsync(
                new UploadActivationsRequest { DocumentNumber = goods.Number("A"), Sections = { goods.Activation(Now()) } }, ct),
            DemoGoods.CodeCount);
        await RepackAsync(ct);
        await ShipAsync(ct);
        await CirculateAsync(ct);
        await RecallAsync(ct);
        var chain = await producer.FindChainAsync(goods.Unit(0), ct) ?? throw CommandException.Operating(
            $"查不到 {goods.Unit(0)} / {goods.Unit(0)} is not found");
        QueryChainTree.Draw(console, chain);
        await ReconcileCommand.DrawAsync(
            console, producer.ReconcileLotAsync(new ReconcileLotRequest { LotNumber = goods.Lot }, ct), ct);
    }

    private async Task RepackAsync(CancellationToken ct)
    {
        var repack = new PackagingSection
        {
            Action = PackagingAction.Repack,
            EventAt = Now(),
            Children = DemoGoods.Column(goods.Box(0)),
            Parents = DemoGoods.Column(goods.Case(1)),
            ParentIndexes = { 1 },
        };
        Say(
            "换箱：一盒从第一箱移入第二箱 / repacked: a box moves from the first case into the second",
            await producer.UploadPackagingAsync(
                new UploadPackagingRequest { DocumentNumber = goods.Number("P"), Sections = { repack } }, ct),
            1);
    }

    private async Task ShipAsync(CancellationToken ct)
    {
        var header = Header(FlowKind.Shipping, "201", DemoGoods.Producer, DemoGoods.Distributor);
        Say(
            "发货：整托盘发往流通企业，只报最外层码 / shipped: the pallet, by its outermost code alone",
            await UploadAsync(producer, header, "S", ct),
            1);

        // The producer no longer has it: what it packs now is refused.
        var late = new PackagingSection
        {
            Action = PackagingAction.Unpack,
            EventAt = Now(),
            Children = DemoGoods.Column(goods.Case(0)),
        };
        var refused = await producer.UploadPackagingAsync(
            new UploadPackagingRequest { DocumentNumber = goods.Number("L"), Sections = { late } }, ct);
        if (refused.Accepted != 0 || refused.Verdicts.Count != 1)
        {
            throw CommandException.Operating($"发货后仍可拆箱 / unpacked after shipping: {refused}");
        }

        _screen.Line($"发货后再拆箱被拒收 / unpacking it afterwards is refused: {refused.Verdicts[0].Reason}");
    }

    private async Task CirculateAsync(CancellationToken ct)
    {
        var inbound = Header(FlowKind.Circulation, "102", DemoGoods.Producer, DemoGoods.Distributor);
        inbound.Circulator = inbound.Receiver;
        Say("流通企业入库 / received by the distributor", await UploadAsync(distributor, inbound, "I", ct), 1);
        var outbound = Header(FlowKind.Circulation, "201", DemoGoods.Distributor, DemoGoods.Hospital);
        outbound.Circulator = outbound.Shipper;
        Say("流通企业出库至医院 / circulated on to a hospital", await UploadAsync(distributor, outbound, "O", ct), 1);
    }

    private async Task RecallAsync(CancellationToken ct)
    {
        var header = Header(FlowKind.Recall, "211", DemoGoods.Producer, DemoGoods.Distributor);
        header.ChangeReason = "演示召回 / demonstration";
        header.DocumentNumber = goods.Number("R");
        var section = new FlowSection
        {
            Header = header,
            Lots =
            {
                new LotReference
                {
                    Product = new ProductReference { ProductCode = DemoGoods.ProductCode }, LotNumber = goods.Lot,
                },
            },
        };
        Say(
            "召回整批：一行到达该批所有码 / recalled: one row reaches every code of the lot",
            await producer.UploadFlowAsync(new UploadFlowsRequest { Section = section }, ct),
            1);
    }

    private Task<BatchAck> UploadAsync(TraceClient client, FlowHeader header, string letter, CancellationToken ct)
    {
        header.DocumentNumber = goods.Number(letter);
        var section = new FlowSection { Header = header, Codes = DemoGoods.Column(goods.Pallet) };
        return client.UploadFlowAsync(new UploadFlowsRequest { Section = section }, ct);
    }

    private FlowHeader Header(FlowKind kind, string billType, Party shipper, Party receiver) => new()
    {
        Kind = kind,
        BillType = billType,
        EventAt = Now(),
        Shipper = shipper.Clone(),
        Receiver = receiver.Clone(),
    };

    private void Say(string what, BatchAck ack, int rows)
    {
        if (ack.Accepted != rows || ack.Refused != 0)
        {
            throw CommandException.Operating($"{what}: {ack.Accepted} + {ack.Refused}，应为 should be {rows} + 0: {ack}");
        }

        _screen.Line(what);
    }

    private Timestamp Now() => Timestamp.FromDateTimeOffset(time.GetUtcNow());
}
