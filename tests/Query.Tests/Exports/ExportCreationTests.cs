using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Tests.Reconcile;

namespace TraceEngine.Query.Tests.Exports;

/// <summary>Which exports are made and which are refused.</summary>
public sealed class ExportCreationTests(QueryFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_OneCodeTooMany_IsRefusedNamingTheCap()
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        await using var host = await stage.StartAsync();

        var refusal = await Assert.ThrowsAsync<RpcException>(
            () => ExportStage.CreateAsync(host, ExportFormat.Csv, Enumerable.Repeat("1", 100_001)));

        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Contains("100000", refusal.Status.Detail, StringComparison.Ordinal);
        Assert.Empty((await host.Exports.ListExportsAsync(
            new ListExportsRequest(), QueryHost.As(SampleData.Producer), cancellationToken: Cancellation)).Exports);
    }

    [Fact]
    public async Task Create_OfALot_ExportsTheCodesOfTheList()
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        await using var host = await stage.StartAsync();
        var selection = new CodeSelection { Lot = new LotSelection { LotNumber = LotStage.Number }, PackageLevel = 2 };

        var created = await SelectAsync(host, selection, SampleData.Producer);
        var export = await ExportStage.WaitAsync(host, created.ExportId);

        Assert.Equal((ExportState.Done, 8ul), (export.State, export.CodesTotal));
        Assert.Equal(selection, export.Selection);
        var rows = CsvText.Read(await ExportStage.DownloadAsync(host, export.ExportId));
        Assert.Equal(
            Enumerable.Range(0, 8).Select(box => $"\t{ExportStage.BoxOf(box)}"), rows.Skip(1).Select(row => row[0]).Distinct());
    }

    [Fact]
    public async Task Create_OfADocument_ExportsWhatItNames()
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        await using var host = await stage.StartAsync();
        var selection = new CodeSelection
        {
            Document = new DocumentSelection { Kind = FlowKind.Circulation, DocumentNumber = "=HYPERLINK(1)" },
        };

        var export = await SelectAsync(host, selection, SampleData.Dealer);

        Assert.Equal(2ul, export.CodesTotal);
        var refusal = await Assert.ThrowsAsync<RpcException>(() => SelectAsync(host, selection, SampleData.Producer));
        Assert.Equal(StatusCode.NotFound, refusal.StatusCode);
    }

    [Fact]
    public async Task Create_OfALotBeyondTheCap_IsRefusedNamingTheCap()
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        await using var host = await stage.StartAsync(("Query:Exports:CodesAtMost", "87"));

        var refusal = await Assert.ThrowsAsync<RpcException>(() => SelectAsync(
            host, new CodeSelection { Lot = new LotSelection { LotNumber = LotStage.Number } }, SampleData.Producer));

        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Contains("87", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_BadRequests_AreRefusedNamingTheField()
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        await using var host = await stage.StartAsync();
        CreateExportRequest[] requests =
        [
            new() { Codes = new CodeList { Codes = { ExportStage.Codes[0] } } },
            new() { Format = ExportFormat.Csv },
            new() { Format = ExportFormat.Csv, Codes = new CodeList() },
            new() { Format = ExportFormat.Csv, Codes = new CodeList { Codes = { new string('1', 101) } } },
            new() { Format = ExportFormat.Csv, Selection = new CodeSelection() },
        ];

        foreach (var request in requests)
        {
            var refusal = await Assert.ThrowsAsync<RpcException>(() => host.Exports.CreateExportAsync(
                request, QueryHost.As(SampleData.Producer), cancellationToken: Cancellation).ResponseAsync);
            Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        }
    }

    [Fact]
    public async Task Create_TooManyUnfinished_IsRefusedUntilOneEnds()
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        using var disk = new StoppingDisk((_, _) => true);
        await using var host = await stage.StartAsync(disk, ("Query:Exports:UnfinishedAtMost", "2"));
        var first = await ExportStage.CreateAsync(host, ExportFormat.Csv, ExportStage.Codes);
        await ExportStage.ReachedAsync(disk);
        var second = await host.Exports.CreateExportAsync(
            new CreateExportRequest { Format = ExportFormat.Csv, Codes = new CodeList { Codes = { "1" } } },
            QueryHost.As(SampleData.Dealer),
            cancellationToken: Cancellation);
        await ExportStage.CreateAsync(host, ExportFormat.Csv, ExportStage.Codes[0]);

        // The second one of the producer may be done by now: it never was the only one.
        await host.Exports.CancelExportAsync(
            new CancelExportRequest { ExportId = first.ExportId },
            QueryHost.As(SampleData.Producer),
            cancellationToken: Cancellation);
        disk.Lose();

        Assert.NotEqual(first.ExportId, second.Export.ExportId);
        Assert.Equal(
            ExportState.Done,
            (await ExportStage.WaitAsync(
                host, (await ExportStage.CreateAsync(host, ExportFormat.Csv, ExportStage.Codes)).ExportId)).State);
    }

    [Fact]
    public async Task List_InPages_ShowsEachOnceTheNewestFirst()
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        await using var host = await stage.StartAsync();
        var created = new List<ulong>();
        for (var count = 0; count < 5; count++)
        {
            created.Add((await ExportStage.CreateAsync(host, ExportFormat.Csv, ExportStage.Codes[count])).ExportId);
        }

        var listed = new List<ulong>();
        var request = new ListExportsRequest { PageSize = 2 };
        do
        {
            var page = await host.Exports.ListExportsAsync(
                request, QueryHost.As(SampleData.Producer), cancellationToken: Cancellation);
            listed.AddRange(page.Exports.Select(export => export.ExportId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(Enumerable.Reverse(created), listed);
        request.PageToken = "no-token";
        var refusal = await Assert.ThrowsAsync<RpcException>(() => host.Exports.ListExportsAsync(
            request, QueryHost.As(SampleData.Producer), cancellationToken: Cancellation).ResponseAsync);
        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
    }

    private static async Task<Export> SelectAsync(QueryHost host, CodeSelection selection, long enterpriseId) =>
        (await host.Exports.CreateExportAsync(
            new CreateExportRequest { Format = ExportFormat.Csv, Selection = selection },
            QueryHost.As(enterpriseId),
            cancellationToken: Cancellation)).Export;
}
