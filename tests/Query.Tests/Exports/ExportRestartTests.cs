using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Query.Tests.Exports;

/// <summary>Servers that end in the middle of an export.</summary>
public sealed class ExportRestartTests(QueryFixture fixture)
{
    // In the middle of the chains; when all chains are kept, in the middle of the file; when the file is whole but not synced.
    private static readonly Func<string, long, bool>[] Points =
    [
        (name, bytes) => name.StartsWith("chunk-2-", StringComparison.Ordinal) && bytes > 0,
        (name, bytes) => name.StartsWith("file-", StringComparison.Ordinal) && bytes > 0,
        (name, bytes) => name.StartsWith("file-", StringComparison.Ordinal) && bytes < 0,
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Xlsx)]
    [InlineData(ExportFormat.Parquet)]
    public async Task Export_StoppedThreeTimes_EqualsAnUninterruptedOne(ExportFormat format)
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        byte[] uninterrupted;
        await using (var host = await stage.StartAsync())
        {
            uninterrupted = await ExportStage.ExportAsync(host, format, ExportStage.Codes);
        }

        var exportId = 0ul;
        foreach (var point in Points)
        {
            using var disk = new StoppingDisk(point);
            var host = await stage.StartAsync(disk);
            if (exportId == 0)
            {
                exportId = (await ExportStage.CreateAsync(host, format, ExportStage.Codes)).ExportId;
            }

            await ExportStage.ReachedAsync(disk);
            var stop = host.StopAsync();
            disk.Lose();
            await stop;
            await host.DisposeAsync();
        }

        await using var last = await stage.StartAsync();
        var export = await ExportStage.WaitAsync(last, exportId);

        Assert.Equal(ExportState.Done, export.State);
        Assert.Equal((88ul, 88ul), (export.CodesDone, export.CodesTotal));
        var resumed = await ExportStage.DownloadAsync(last, exportId);
        Assert.True(uninterrupted.AsSpan().SequenceEqual(resumed));
        await ExportStage.UntilAsync(() => Task.FromResult(stage.Files().Length == 2));
    }

    [Fact]
    public async Task Export_ChunkDamagedMeanwhile_IsReadAgain()
    {
        using var stage = await ExportStage.CreateAsync(fixture);
        using var disk = new StoppingDisk(Points[1]);
        ulong exportId;
        await using (var host = await stage.StartAsync(disk))
        {
            exportId = (await ExportStage.CreateAsync(host, ExportFormat.Csv, ExportStage.Codes)).ExportId;
            await ExportStage.ReachedAsync(disk);
            var stop = host.StopAsync();
            disk.Lose();
            await stop;
        }

        var chunks = stage.Files().Where(file => Path.GetFileName(file).StartsWith("chunk-", StringComparison.Ordinal)).ToList();
        var bytes = await File.ReadAllBytesAsync(chunks[0], Cancellation);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(chunks[0], bytes, Cancellation);
        File.Delete(chunks[1]);

        await using var last = await stage.StartAsync();
        var export = await ExportStage.WaitAsync(last, exportId);

        Assert.Equal(ExportState.Done, export.State);
        var again = await ExportStage.ExportAsync(last, ExportFormat.Csv, ExportStage.Codes);
        Assert.Equal(again, await ExportStage.DownloadAsync(last, exportId));
    }
}
