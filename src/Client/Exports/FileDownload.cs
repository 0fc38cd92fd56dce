using Grpc.Core;
using TraceEngine.Client.Calls;
using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Client.Exports;

/// <summary>One download: what is got is kept beside the target, and each attempt asks for the rest.</summary>
internal sealed class FileDownload(
    ExportService.ExportServiceClient calls,
    TraceClientOptions options,
    ulong exportId,
    string path,
    Action<long, long>? onProgress)
{
    private const string What = "DownloadExport";

    private readonly string _part = $"{path}.{exportId}.part";
    private DownloadHead? _head;

    public async Task<long> RunAsync(CancellationToken ct)
    {
        var progressed = options.Time.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            var before = PartBytes();
            try
            {
                await ReadRestAsync(ct);
                break;
            }
            catch (RpcException) when (ct.IsCancellationRequested)
            {
                throw new OperationCanceledException(ct);
            }
            catch (RpcException failure) when (failure.StatusCode == StatusCode.OutOfRange && before > 0)
            {
                // What is there is not of this file.
                File.Delete(_part);
            }
            catch (RpcException failure) when (CallFailures.IsTransient(failure))
            {
                if (PartBytes() > before)
                {
                    (attempt, progressed) = (0, options.Time.GetTimestamp());
                }

                var wait = options.Backoff.Wait(attempt, CallFailures.RetryAfter(failure));
                if (options.Time.GetElapsedTime(progressed) + wait > options.UnaryBudget)
                {
                    throw Broken(failure);
                }

                await Task.Delay(wait, options.Time, ct);
            }
            catch (RpcException failure)
            {
                throw CallFailures.Translate(failure, What);
            }
        }

        await CheckAsync(ct);
        File.Move(_part, path, overwrite: true);
        return (long)_head!.TotalBytes;
    }

    private async Task ReadRestAsync(CancellationToken ct)
    {
        await using var file = new FileStream(_part, FileMode.Append, FileAccess.Write, FileShare.Read);
        var request = new DownloadExportRequest { ExportId = exportId, Offset = (ulong)file.Length };
        using var call = calls.DownloadExport(request, new CallOptions(cancellationToken: ct));
        while (await call.ResponseStream.MoveNext(ct))
        {
            var response = call.ResponseStream.Current;
            if (response.ResultCase == DownloadExportResponse.ResultOneofCase.Head)
            {
                _head = response.Head;
            }
            else
            {
                await file.WriteAsync(response.Data.Memory, ct);
            }

            onProgress?.Invoke(file.Length, (long)(_head?.TotalBytes ?? 0));
        }
    }

    private async Task CheckAsync(CancellationToken ct)
    {
        const int PieceBytes = 1024 * 1024;
        using var digest = new FileDigest();
        await using (var file = File.OpenRead(_part))
        {
            var piece = new byte[PieceBytes];
            for (var read = await file.ReadAsync(piece, ct); read > 0; read = await file.ReadAsync(piece, ct))
            {
                digest.Append(piece.AsSpan(0, read));
            }
        }

        if (_head is null || !digest.Complete().AsSpan().SequenceEqual(_head.Sha256.Span))
        {
            File.Delete(_part);
            throw new TraceClientException(
                $"导出任务 {exportId} 的文件校验失败，已删除下载内容，请重新下载 / "
                + $"the file of export {exportId} is not what the server has; what was got is removed, download it again");
        }
    }

    private long PartBytes() => new FileInfo(_part) is { Exists: true } file ? file.Length : 0;

    private ServerUnreachableException Broken(RpcException failure) => new(
        $"下载导出任务 {exportId} 时断开（{failure.Status.Detail}），已得部分保留，重新运行可继续 / "
        + $"the download of export {exportId} broke off ({failure.Status.Detail}); run it again, it goes on where it broke off",
        failure);
}
