using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Files.ErrorReports;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>Gathers rows into flow documents, wherever in the file they stand.</summary>
internal sealed class FlowPlanner(List<RefusedRow> refused)
{
    private readonly Dictionary<(FlowKind Kind, string Number), FlowDraft> _byNumber = [];
    private readonly List<FlowDraft> _inOrder = [];

    public IReadOnlyList<ImportedPart<FlowHeader>> Finish() => [.. _inOrder.Select(draft => draft.Finish())];

    public void Add(FlowUpload upload, SourceRow row)
    {
        var header = upload.Header(row);
        if (!_byNumber.TryGetValue((header.Kind, header.DocumentNumber), out var draft))
        {
            draft = new FlowDraft(upload, header);
            _byNumber.Add((header.Kind, header.DocumentNumber), draft);
            _inOrder.Add(draft);
        }

        if (!draft.TryAdd(row))
        {
            refused.Add(LocalRefusal.Of(
                row, row[UploadTargets.Code], UploadTargets.DocumentNumber, Reason.DocumentDiffers, header.DocumentNumber));
        }
    }
}
