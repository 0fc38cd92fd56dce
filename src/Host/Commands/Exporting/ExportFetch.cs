using TraceEngine.Client;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Host.Importing;

namespace TraceEngine.Host.Commands.Exporting;

/// <summary>Waits for an export with a progress bar, then downloads its file.</summary>
internal static class ExportFetch
{
    public static async Task<int> RunAsync(
        TraceClient client, ImportScreen screen, Export export, string? output, CancellationToken ct)
    {
        var path = output ?? export.FileName;
        var ended = export;
        if (export.State < ExportState.Done)
        {
            await screen.ProgressAsync(
                $"生成 export {export.ExportId}",
                (long)export.CodesTotal,
                "codes/s",
                async report => ended = await client.Exports.WaitAsync(
                    export.ExportId,
                    seen => report((long)seen.CodesDone, RateOf(seen)),
                    ct));
        }

        if (ended.State != ExportState.Done)
        {
            var (reasonZh, reasonEn) = ended.State == ExportState.Failed
                ? (ended.FailureZh, ended.FailureEn)
                : ("没有文件，请重新导出", "there is no file, create it again");
            throw CommandException.Operating(
                $"导出任务 {ended.ExportId} {ExportScreen.StateOf(ended.State)}：{reasonZh} / "
                + $"export {ended.ExportId} {ExportScreen.StateOf(ended.State)}: {reasonEn}");
        }

        var meter = new RateSinceStart(TimeProvider.System);
        await screen.ProgressAsync(
            $"下载 {Path.GetFileName(path)}",
            (long)ended.Bytes,
            "B/s",
            async report => await client.Exports.DownloadAsync(
                ended.ExportId, path, (done, _) => report(done, meter.PerSecond(done)), ct));
        screen.Line($"已写入 {path}：{ImportScreen.Number((long)ended.Rows)} 行，{ImportScreen.Number((long)ended.Bytes)} 字节，"
            + $"SHA-256 {Convert.ToHexStringLower(ended.Sha256.Span)} / written to {path}: "
            + $"{ImportScreen.Number((long)ended.Rows)} rows, {ImportScreen.Number((long)ended.Bytes)} bytes");
        return 0;
    }

    // By the server's own estimate of what is left, which knows of the writing that follows the reading.
    private static double RateOf(Export export) => export.LeftMilliseconds == 0
        ? 0
        : (export.CodesTotal - export.CodesDone) * 1000.0 / export.LeftMilliseconds;
}
