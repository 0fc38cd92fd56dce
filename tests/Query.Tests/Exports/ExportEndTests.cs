using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Exports;
using TraceEngine.Query.Exports.Disk;

namespace TraceEngine.Query.Tests.Exports;

/// <summary>Exports that end without a file, and whose they are.</summary>
public sealed class ExportEndTests(QueryFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Export_OnAFullDisk_FailsAndGivesTheSpaceBack()
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        await using var host = await stage.StartAsync(new FullDisk());

        var export = await FailAsync(host);

        Assert.Equal((ExportState.Failed, ExportFailure.DiskFull), (export.State, export.Failure));
        Assert.Contains("磁盘已满", export.FailureZh, StringComparison.Ordinal);
        Assert.Equal(0ul, export.Bytes);
        await AssertNoFilesAsync(stage, host);
    }

    [Fact]
    public async Task Export_OverTheDiskCap_FailsAndGivesTheSpaceBack()
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        await using var host = await stage.StartAsync(("Query:Exports:DiskCap", "4000"));

        var export = await FailAsync(host);

        Assert.Equal((ExportState.Failed, ExportFailure.DiskCap), (export.State, export.Failure));
        await AssertNoFilesAsync(stage, host);
        Assert.Equal(
            ExportState.Done,
            (await ExportStage.WaitAsync(
                host, (await ExportStage.CreateAsync(host, ExportFormat.Csv, ExportStage.UnitOf(5, 1))).ExportId)).State);
    }

    [Fact]
    public async Task Cancel_WhileRunning_EndsItAndRemovesItsFiles()
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        using var disk = new StoppingDisk((name, bytes) => name.StartsWith("chunk-3-", StringComparison.Ordinal));
        await using var host = await stage.StartAsync(disk);
        var exportId = (await ExportStage.CreateAsync(host, ExportFormat.Csv, ExportStage.Codes)).ExportId;
        await ExportStage.ReachedAsync(disk);

        var cancelled = await CancelAsync(host, exportId);
        disk.Lose();

        Assert.Equal(ExportState.Cancelled, cancelled.State);
        await UntilAsync(() => stage.Files().Length == 0);
        Assert.Equal(ExportState.Cancelled, (await CancelAsync(host, exportId)).State);
        var refusal = await Assert.ThrowsAsync<RpcException>(() => ExportStage.DownloadAsync(host, exportId));
        Assert.Equal(StatusCode.FailedPrecondition, refusal.StatusCode);
    }

    [Fact]
    public async Task Cancel_WhenDone_RemovesTheFile()
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        await using var host = await stage.StartAsync();
        var exportId = (await ExportStage.CreateAsync(host, ExportFormat.Csv, ExportStage.Codes)).ExportId;
        await ExportStage.WaitAsync(host, exportId);

        await CancelAsync(host, exportId);

        await UntilAsync(() => stage.Files().Length == 0);
    }

    [Fact]
    public async Task Export_PastItsRetention_ExpiresAndIsForgottenLater()
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        ulong exportId;
        await using (var host = await stage.StartAsync())
        {
            exportId = (await ExportStage.CreateAsync(host, ExportFormat.Csv, ExportStage.Codes)).ExportId;
            await ExportStage.WaitAsync(host, exportId);
            await host.Data.RunAsync("age_exports", TimeSpan.FromDays(8));
        }

        await using (var host = await stage.StartAsync())
        {
            await UntilAsync(async () => (await ExportStage.GetAsync(host, exportId)).State == ExportState.Expired);
            await UntilAsync(() => stage.Files().Length == 0);
            await host.Data.RunAsync("age_exports", TimeSpan.FromDays(30));
        }

        await using var last = await stage.StartAsync();
        await UntilAsync(async () => await IsGoneAsync(last, exportId));
    }

    [Fact]
    public async Task Calls_OfAnotherEnterprise_AnswerAsIfThereWereNone()
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        await using var host = await stage.StartAsync();
        var exportId = (await ExportStage.CreateAsync(host, ExportFormat.Csv, ExportStage.Codes)).ExportId;
        await ExportStage.WaitAsync(host, exportId);

        foreach (var call in CallsOf(host))
        {
            var others = await Assert.ThrowsAsync<RpcException>(() => call(exportId));
            var none = await Assert.ThrowsAsync<RpcException>(() => call(exportId + 1_000));
            Assert.Equal(StatusCode.NotFound, others.StatusCode);
            Assert.Equal(
                none.Status.Detail.Replace($"{exportId + 1_000}", "N", StringComparison.Ordinal),
                others.Status.Detail.Replace($"{exportId}", "N", StringComparison.Ordinal));
        }

        var list = await host.Exports.ListExportsAsync(
            new ListExportsRequest(), QueryHost.As(SampleData.Dealer), cancellationToken: Cancellation);
        Assert.Empty(list.Exports);
        Assert.Equal(ExportState.Done, (await ExportStage.GetAsync(host, exportId)).State);
    }

    private static IEnumerable<Func<ulong, Task>> CallsOf(QueryHost host)
    {
        var dealer = QueryHost.As(SampleData.Dealer);
        yield return id => ExportStage.GetAsync(host, id, SampleData.Dealer);
        yield return id => host.Exports.CancelExportAsync(
            new CancelExportRequest { ExportId = id }, dealer, cancellationToken: Cancellation).ResponseAsync;
        yield return id => host.Exports.DownloadExport(
            new DownloadExportRequest { ExportId = id }, dealer, cancellationToken: Cancellation)
            .ResponseStream.MoveNext(Cancellation);
    }

    private static async Task<Export> FailAsync(QueryHost host)
    {
        var export = await ExportStage.CreateAsync(host, ExportFormat.Csv, ExportStage.Codes);
        return await ExportStage.WaitAsync(host, export.ExportId);
    }

    private static async Task<Export> CancelAsync(QueryHost host, ulong exportId) =>
        (await host.Exports.CancelExportAsync(
            new CancelExportRequest { ExportId = exportId },
            QueryHost.As(SampleData.Producer),
            cancellationToken: Cancellation)).Export;

    private static async Task<bool> IsGoneAsync(QueryHost host, ulong exportId)
    {
        try
        {
            await ExportStage.GetAsync(host, exportId);
            return false;
        }
        catch (RpcException none) when (none.StatusCode == StatusCode.NotFound)
        {
            return true;
        }
    }

    // The end is told first; the space comes back behind it.
    private static async Task AssertNoFilesAsync(ExportStage stage, QueryHost host)
    {
        await UntilAsync(() => stage.Files().Length == 0);
        await UntilAsync(() => host.Services.GetRequiredService<ExportFolder>().UsedBytes == 0);
    }

    private static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    private static Task UntilAsync(Func<Task<bool>> isSo) => ExportStage.UntilAsync(isSo);
}
