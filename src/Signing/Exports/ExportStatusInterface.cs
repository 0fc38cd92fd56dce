using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Uploads.Tables;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Exports;

/// <summary>导出进度 (/export/status).</summary>
internal sealed class ExportStatusInterface : IJsonInterface
{
    public InterfaceDescription Description { get; } = new(
        "/export/status", "导出进度", "status of an export", new ObjectShape(RequestFields.Task), ExportFields.Export);

    public async Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct)
    {
        if (ExportTasks.Read(call) is not { } id)
        {
            return ExportTasks.NotFound(call);
        }

        var response = await call.Engine.Exports.GetExportAsync(new GetExportRequest { ExportId = id }, cancellationToken: ct);
        return ExportWriter.ToAnswer(response.Export);
    }
}
