using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Exports.Disk;
using TraceEngine.Query.Exports.Jobs;
using ExportState = TraceEngine.Query.Exports.Jobs.ExportState;

namespace TraceEngine.Query.Reception;

/// <summary>Sends the file of an export, or a range of it. A file that expires meanwhile is sent to its end.</summary>
internal sealed class ExportDownload(ExportFolder folder, IOptions<QueryOptions> options)
{
    // Well below any message limit, and few enough messages for a GB.
    private const int MessageBytes = 256 * 1024;

    public async Task SendAsync(
        ExportJob job,
        DownloadExportRequest request,
        IServerStreamWriter<DownloadExportResponse> stream,
        CancellationToken ct)
    {
        if (job.State != ExportState.Done)
        {
            throw ExportErrors.NoFile(job);
        }

        if (request.Offset > (ulong)job.Bytes)
        {
            throw ExportErrors.BadOffset(request.Offset, job.Bytes);
        }

        await using var file = folder.TryOpen(job.Id, job.FileName)
            ?? throw ExportErrors.FileElsewhere(job.Id, options.Value.RetryDelay);
        await stream.WriteAsync(
            new DownloadExportResponse
            {
                Head = new DownloadHead
                {
                    TotalBytes = (ulong)job.Bytes,
                    Sha256 = ByteString.CopyFrom(job.Digest),
                    FileName = job.DownloadName,
                },
            },
            ct);
        var rest = (ulong)job.Bytes - request.Offset;
        var length = request.Length == 0 ? rest : Math.Min(request.Length, rest);
        await SendAsync(file, (long)request.Offset, (long)length, stream, ct);
    }

    private static async Task SendAsync(
        FileStream file, long offset, long length, IServerStreamWriter<DownloadExportResponse> stream, CancellationToken ct)
    {
        file.Position = offset;
        while (length > 0)
        {
            // Each message keeps its bytes until it is sent.
            var piece = new byte[Math.Min(length, MessageBytes)];
            await file.ReadExactlyAsync(piece, ct);
            await stream.WriteAsync(new DownloadExportResponse { Data = UnsafeByteOperations.UnsafeWrap(piece) }, ct);
            length -= piece.Length;
        }
    }
}
