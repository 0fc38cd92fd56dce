using Google.Protobuf.WellKnownTypes;
using TraceEngine.Client;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Host.Commands;
using TraceEngine.Host.Importing;

namespace TraceEngine.Host.Demo;

/// <summary>
/// The lot that was imported is shipped by its outermost codes, then up to 100,000 of its codes are exported with all their
/// nodes and downloaded.
/// </summary>
internal sealed class DemoExport(TraceClient client, ImportScreen screen, TimeProvider time)
{
    private const int CodesAtMost = 100_000;
    private const int CodesPerDocument = 1_000;
    private const uint OutermostLevel = 3;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>Exports; the time from creating the export until its file is whole.</summary>
    /// <param name="lotNumber">The lot.</param>
    /// <param name="product">Its product.</param>
    /// <param name="path">Where the file goes.</param>
    /// <param name="ct">Stops.</param>
    public async Task<(int Codes, TimeSpan Time)> RunAsync(string lotNumber, string product, string path, CancellationToken ct)
    {
        var lot = new CodeSelection
        {
            Lot = new LotSelection { LotNumber = lotNumber, Product = new ProductReference { ProductCode = product } },
        };
        await ShipAsync(lot, lotNumber, ct);
        var codes = new List<string>();
        await foreach (var row in client.Queries.ListAllCodesAsync(lot, cancellationToken: ct))
        {
            codes.Add(row.Code);
            if (codes.Count == CodesAtMost)
            {
                break;
            }
        }

        screen.Line($"批号 lot {lotNumber}：列出 listed {ImportScreen.Number(codes.Count)} 个码 codes");
        var start = time.GetTimestamp();
        var request = new CreateExportRequest { Format = ExportFormat.Csv, Codes = new CodeList { Codes = { codes } } };
        var export = await client.Exports.CreateAsync(request, ct);
        while (export.State < ExportState.Done)
        {
            await Task.Delay(BetweenLooks, time, ct);
            export = await client.Exports.FindAsync(export.ExportId, ct) ?? export;
        }

        var elapsed = time.GetElapsedTime(start);
        if (export.State != ExportState.Done)
        {
            throw CommandException.Operating($"导出失败：{export.FailureZh} / the export failed: {export.FailureEn}");
        }

        await client.Exports.DownloadAsync(export.ExportId, path, cancellationToken: ct);
        await using (var file = File.OpenRead(path))
        {
            screen.Line($"SHA-256 {Convert.ToHexStringLower(export.Sha256.Span)}，{file.Length / 1e6:0.0} MB");
        }

        screen.Line(
            $"导出 exported {ImportScreen.Number(codes.Count)} 个码 codes，{ImportScreen.Number((long)export.Rows)} 行 rows，"
            + $"用时 in {elapsed.TotalSeconds:0.00} s：{path}");
        return (codes.Count, elapsed);
    }

    /// <summary>Every code of the lot inherits what happens to the cases.</summary>
    private async Task ShipAsync(CodeSelection lot, string lotNumber, CancellationToken ct)
    {
        var cases = new List<string>();
        var outermost = lot.Clone();
        outermost.PackageLevel = OutermostLevel;
        await foreach (var row in client.Queries.ListAllCodesAsync(outermost, cancellationToken: ct))
        {
            cases.Add(row.Code);
        }

        foreach (var (number, part) in cases.Chunk(CodesPerDocument).Index())
        {
            var header = new FlowHeader
            {
                Kind = FlowKind.Shipping,
                BillType = "201",
                DocumentNumber = $"SO-{lotNumber}-{number + 1}",
                EventAt = Timestamp.FromDateTimeOffset(time.GetUtcNow()),
                Shipper = DemoGoods.Producer.Clone(),
                Receiver = DemoGoods.Distributor.Clone(),
            };
            var section = new FlowSection { Header = header, Codes = DemoGoods.Column(part) };
            var ack = await client.UploadFlowAsync(new UploadFlowsRequest { Section = section }, ct);
            if (ack.Accepted != part.Length)
            {
                throw CommandException.Operating($"发货被拒收 / the shipment was refused: {ack}");
            }
        }

        screen.Line(
            $"批号 lot {lotNumber}：{ImportScreen.Number(cases.Count)} 箱已发货 cases shipped，每个码都继承该节点 every code inherits the node");
    }
}
