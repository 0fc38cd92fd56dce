using Grpc.Core;
using Microsoft.AspNetCore.Http;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Uploads.Tables;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Exports;

/// <summary>导出下载 (/export/download): the bytes of the file, or a range of them.</summary>
internal sealed class ExportDownloadInterface : IJsonInterface
{
    public InterfaceDescription Description { get; } = new(
        "/export/download", "导出下载", "download of an export", new ObjectShape(RequestFields.Task), [])
    {
        IsFile = true,
        NoteZh = "应答为文件内容；支持 Range: bytes=起始-（断点续传）；X-Content-SHA256 为整个文件的 SHA-256。",
        NoteEn = "The answer is the file; Range: bytes=N- resumes a download; X-Content-SHA256 is the SHA-256 of the whole file.",
    };

    public async Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct)
    {
        if (ExportTasks.Read(call) is not { } id)
        {
            return ExportTasks.NotFound(call);
        }

        if (!ByteRange.TryRead(call.Request, out var range))
        {
            return Answer.Of(
                AnswerKind.RangeNotSatisfiable, "Range 应为 bytes=起始-结束", "Range must be bytes=first-last, or bytes=first-");
        }

        var export = (await call.Engine.Exports.GetExportAsync(
            new GetExportRequest { ExportId = id }, cancellationToken: ct)).Export;
        if (export.State != ExportState.Done)
        {
            return Answer.Of(
                AnswerKind.NotReady,
                "文件尚未生成或已失效，请用 /export/status 查看状态",
                "the file is not made yet, or gone: see /export/status");
        }

        if (range.First >= export.Bytes && export.Bytes > 0)
        {
            return Answer.Of(
                AnswerKind.RangeNotSatisfiable,
                $"文件共 {export.Bytes} 字节，起始 {range.First} 超出范围",
                $"the file has {export.Bytes} bytes, the first byte asked for is {range.First}");
        }

        return new Answer
        {
            Kind = AnswerKind.Ok,
            MessageZh = "",
            MessageEn = "",
            Content = (response, abort) => SendAsync(call, export, range, response, abort),
        };
    }

    private static async Task SendAsync(
        JsonCall call, Export export, ByteRange range, HttpResponse response, CancellationToken ct)
    {
        var length = range.LengthOf(export.Bytes);
        using var download = call.Engine.Exports.DownloadExport(
            new DownloadExportRequest { ExportId = export.ExportId, Offset = range.First, Length = range.IsWhole ? 0 : length },
            cancellationToken: ct);
        response.StatusCode = range.IsWhole ? StatusCodes.Status200OK : StatusCodes.Status206PartialContent;
        response.ContentType = ExportFormats.MediaTypeOf(export.FileName);
        response.ContentLength = (long)length;
        response.Headers.AcceptRanges = "bytes";
        response.Headers.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(export.FileName)}";
        response.Headers["X-Content-SHA256"] = Convert.ToHexStringLower(export.Sha256.Span);
        if (!range.IsWhole)
        {
            response.Headers.ContentRange = $"bytes {range.First}-{range.First + length - 1}/{export.Bytes}";
        }

        while (await download.ResponseStream.MoveNext(ct))
        {
            if (download.ResponseStream.Current.Data is { IsEmpty: false } data)
            {
                await response.Body.WriteAsync(data.Memory, ct);
            }
        }
    }
}
