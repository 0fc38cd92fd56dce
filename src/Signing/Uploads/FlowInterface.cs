using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;

namespace TraceEngine.Signing.Uploads;

/// <summary>发货, 收货, 配送 and 流通 (/shpInfo, /shppInfo, /delvInfo, /circInfo): a flow document.</summary>
internal sealed class FlowInterface : IJsonInterface
{
    private readonly UploadKind _kind;
    private readonly UploadAnswers _answers;
    private readonly UploadRows _rows;

    public FlowInterface(UploadKind kind, UploadAnswers answers, IOptions<SigningOptions> options)
    {
        (_kind, _answers) = (kind, answers);
        Description = UploadDescriptions.Of(kind, options.Value);
        _rows = new UploadRows(kind, Description.Param);
    }

    public InterfaceDescription Description { get; }

    public async Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct)
    {
        var (request, rowOf) = FlowRequests.Of(
            FlowUpload.Of(_kind)!, _rows.Document(call.Values), _rows.Items(call.Values));
        var response = await call.Engine.Ingest.UploadFlowsAsync(request, cancellationToken: ct);
        return _answers.Of(_kind, call.Values.Of(UploadTargets.DocumentNumber), response.Ack, rowOf);
    }
}
