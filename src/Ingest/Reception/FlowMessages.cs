using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Validation.Flows;

namespace TraceEngine.Ingest.Reception;

/// <summary>The messages of flow documents.</summary>
internal sealed class FlowMessages(FlowValidator validator) : IStreamMessages<StreamFlowsRequest, StreamFlowsResponse>
{
    public StreamKind Kind => StreamKind.Flow;

    public OpenStream? OpenOf(StreamFlowsRequest request) => request.Open;

    public IncomingBatch? BatchOf(StreamFlowsRequest request) => request.Batch is { } batch
        ? Incoming(batch.Sections, batch.ValidateOnly, isWhole: false) with
        {
            Sequence = batch.Sequence,
            ClientPosition = batch.HasClientPosition ? batch.ClientPosition : null,
        }
        : null;

    /// <summary>A whole document.</summary>
    public IncomingBatch DocumentOf(UploadFlowsRequest request) =>
        Incoming([request.Section ?? new FlowSection()], request.ValidateOnly, isWhole: true);

    public StreamFlowsResponse Answer(StreamOpened opened) => new() { Opened = opened };

    public StreamFlowsResponse Answer(BatchAck ack) => new() { Ack = ack };

    public StreamFlowsResponse Answer(StreamFault fault) => new() { Fault = fault };

    private static int CountOtherRows(FlowSection section) =>
        section.Rejected.Count + section.Lots.Count + section.Quantities.Count + section.Corrections.Count;

    private IncomingBatch Incoming(IReadOnlyList<FlowSection> sections, bool validateOnly, bool isWhole) => new()
    {
        ValidateOnly = validateOnly,
        Bytes = BatchBytes.Estimate(sections.Select(section => section.Codes), sections.Sum(CountOtherRows)),
        Validate = (caller, cancellationToken) => validator.ValidateAsync(sections, caller, isWhole, cancellationToken),
    };
}
