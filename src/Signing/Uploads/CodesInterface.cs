using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;

namespace TraceEngine.Signing.Uploads;

/// <summary>追溯码信息 (/tracCodgInfo): activates, packs, unpacks, replaces or ends codes, by its action.</summary>
internal sealed class CodesInterface : IJsonInterface
{
    private const UploadKind Kind = UploadKind.TraceCodes;

    private readonly UploadAnswers _answers;
    private readonly UploadRows _rows;

    public CodesInterface(UploadAnswers answers, IOptions<SigningOptions> options)
    {
        _answers = answers;
        Description = UploadDescriptions.Of(Kind, options.Value);
        _rows = new UploadRows(Kind, Description.Param);
    }

    public InterfaceDescription Description { get; }

    public async Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct)
    {
        var number = call.Values.Of(UploadTargets.DocumentNumber);
        var items = _rows.Items(call.Values);
        var action = call.Values.Of(UploadTargets.Action);
        if (CodesUpload.Ends.TryGetValue(action, out var end))
        {
            var (request, rowOf) = FlowRequests.Of(end, _rows.Document(call.Values), items);
            var response = await call.Engine.Ingest.UploadFlowsAsync(request, cancellationToken: ct);
            return _answers.Of(Kind, number, response.Ack, rowOf);
        }

        return action == CodesUpload.Activate
            ? await ActivateAsync(call, number, items, ct)
            : _answers.Of(Kind, number, await PackAsync(call, number, items, ct), NumberOf);
    }

    private static long NumberOf(uint row) => row + 1L;

    private async Task<Answer> ActivateAsync(JsonCall call, string number, IEnumerable<SourceRow> items, CancellationToken ct)
    {
        if (CodeRequests.Activations(number, items) is not { } request)
        {
            return Answer.Of(
                AnswerKind.BadParam,
                $"逐码批次变化超过 {WholeBatches.SectionsAtMost} 次，请按批次排序或分多个单据上传",
                $"the lots of the codes change more than {WholeBatches.SectionsAtMost} times: sort them by lot, "
                + "or use several documents");
        }

        var response = await call.Engine.Ingest.UploadActivationsAsync(request, cancellationToken: ct);
        return _answers.Of(Kind, number, response.Ack, NumberOf);
    }

    private static async Task<BatchAck> PackAsync(
        JsonCall call, string number, IEnumerable<SourceRow> items, CancellationToken ct)
    {
        var request = CodeRequests.Packagings(number, items);
        return (await call.Engine.Ingest.UploadPackagingAsync(request, cancellationToken: ct)).Ack;
    }
}
