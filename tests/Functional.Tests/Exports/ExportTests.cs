using System.Text;
using TraceEngine.Client;
using TraceEngine.Client.Calls;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Functional.Tests.Flows;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Exports;

/// <summary>What was written through the real write side, exported and downloaded with the library that people install.</summary>
public sealed class ExportTests(FlowServer shared) : IClassFixture<FlowServer>, IDisposable
{
    private const int Case = 0;

    private readonly string _folder = Directory.CreateTempSubdirectory("traceengine-exported").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Export_OfALot_HasARowForEachNodeOfEachChain()
    {
        var lot = shared.NextName();
        var codes = await shared.ActivateCaseAsync(lot);
        await ShipAsync(codes[Case]);
        await using var maker = shared.Server.Connect(shared.Maker.Enterprise);
        var expected = 0;
        foreach (var code in codes)
        {
            expected += Math.Max(1, (await maker.FindChainAsync(code, Cancellation))!.Nodes.Count);
        }

        var export = await EndAsync(maker, new CreateExportRequest
        {
            Format = ExportFormat.Csv,
            Selection = new CodeSelection { Lot = new LotSelection { LotNumber = lot } },
        });
        var lines = await DownloadAsync(maker, export);

        Assert.Equal(((ulong)codes.Length, (ulong)expected), (export.CodesTotal, export.Rows));
        Assert.Equal(expected + 1, lines.Length);
        Assert.All(codes, code => Assert.Contains(lines, line => line.StartsWith($"\"\t{code}\"", StringComparison.Ordinal)));
        Assert.Equal(codes.Length, lines.Count(line => line.Contains($",发货,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Export_OfCodesOutOfScope_SaysNotFoundForEach()
    {
        var codes = await shared.ActivateCaseAsync();
        await using var shop = shared.Server.Connect(shared.Shop.Enterprise);

        var lines = await DownloadAsync(shop, await EndAsync(shop, Of(codes)));

        Assert.Equal(codes.Length + 1, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.Contains("未找到", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Download_BrokenOffBefore_GoesOnAndIsChecked()
    {
        await using var maker = shared.Server.Connect(shared.Maker.Enterprise);
        var export = await EndAsync(maker, Of(await shared.ActivateCaseAsync()));
        var whole = Path.Combine(_folder, "whole.csv");
        await maker.Exports.DownloadAsync(export.ExportId, whole, null, Cancellation);
        var bytes = await File.ReadAllBytesAsync(whole, Cancellation);
        var path = Path.Combine(_folder, "resumed.csv");
        var part = $"{path}.{export.ExportId}.part";
        await File.WriteAllBytesAsync(part, bytes[..(bytes.Length / 2)], Cancellation);
        var first = long.MaxValue;

        await maker.Exports.DownloadAsync(export.ExportId, path, (done, _) => first = Math.Min(first, done), Cancellation);

        Assert.Equal(bytes.Length / 2, first);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, Cancellation));
        Assert.False(File.Exists(part));
        await File.WriteAllTextAsync(part, "something else", Cancellation);
        await Assert.ThrowsAsync<TraceClientException>(
            () => maker.Exports.DownloadAsync(export.ExportId, path, null, Cancellation));
        Assert.False(File.Exists(part));
    }

    [Fact]
    public async Task Exports_OfAnotherEnterprise_DoNotExist()
    {
        await using var maker = shared.Server.Connect(shared.Maker.Enterprise);
        await using var dealer = shared.Server.Connect(shared.Dealer.Enterprise);
        var export = await EndAsync(maker, Of(await shared.ActivateCaseAsync()));

        Assert.Null(await dealer.Exports.FindAsync(export.ExportId, Cancellation));
        Assert.Null(await dealer.Exports.CancelAsync(export.ExportId, Cancellation));
        await Assert.ThrowsAsync<CallFailedException>(
            () => dealer.Exports.DownloadAsync(export.ExportId, Path.Combine(_folder, "none"), null, Cancellation));
        await foreach (var listed in dealer.Exports.ListAsync(Cancellation))
        {
            Assert.NotEqual(export.ExportId, listed.ExportId);
        }

        Assert.Equal(ExportState.Done, (await maker.Exports.FindAsync(export.ExportId, Cancellation))!.State);
    }

    [Fact]
    public async Task Export_AgainAfterAChange_IsANewFileWithIt()
    {
        var codes = await shared.ActivateCaseAsync();
        await using var maker = shared.Server.Connect(shared.Maker.Enterprise);
        var before = await EndAsync(maker, Of(codes));
        await ShipAsync(codes[Case]);

        var after = await EndAsync(maker, Of(codes));

        Assert.NotEqual(before.ExportId, after.ExportId);
        Assert.NotEqual(before.Sha256, after.Sha256);
        Assert.Equal(before.Sha256, (await maker.Exports.FindAsync(before.ExportId, Cancellation))!.Sha256);
        Assert.Equal(ExportState.Cancelled, (await maker.Exports.CancelAsync(after.ExportId, Cancellation))!.State);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CreateExportRequest Of(IEnumerable<string> codes) =>
        new() { Format = ExportFormat.Csv, Codes = new CodeList { Codes = { codes } } };

    private static async Task<Export> EndAsync(TraceClient client, CreateExportRequest request)
    {
        var created = await client.Exports.CreateAsync(request, Cancellation);
        var ended = await client.Exports.WaitAsync(created.ExportId, null, Cancellation);
        Assert.True(ended.State == ExportState.Done, ended.ToString());
        return ended;
    }

    private async Task<string[]> DownloadAsync(TraceClient client, Export export)
    {
        var path = Path.Combine(_folder, export.FileName);
        Assert.Equal((long)export.Bytes, await client.Exports.DownloadAsync(export.ExportId, path, null, Cancellation));
        return await File.ReadAllLinesAsync(path, Encoding.UTF8, Cancellation);
    }

    private async Task ShipAsync(string code) => Refusals.AssertNone(
        await shared.Maker.UploadAsync(FlowData.Shipping(shared.NextName(), shared.Maker, shared.Dealer, code)), 1);
}
