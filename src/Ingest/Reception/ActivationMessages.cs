using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Validation;

namespace TraceEngine.Ingest.Reception;

/// <summary>The messages of activations.</summary>
internal sealed class ActivationMessages(ActivationValidator validator)
    : IStreamMessages<StreamActivationsRequest, StreamActivationsResponse>
{
    public StreamKind Kind => StreamKind.Activation;

    public OpenStream? OpenOf(StreamActivationsRequest request) => request.Open;

    public IncomingBatch? BatchOf(StreamActivationsRequest request) => request.Batch is { } batch
        ? Incoming(batch.Sections, batch.ValidateOnly) with
        {
            Sequence = batch.Sequence,
            ClientPosition = batch.HasClientPosition ? batch.ClientPosition : null,
        }
        : null;

    /// <summary>A whole document.</summary>
    public IncomingBatch DocumentOf(UploadActivationsRequest request) => Incoming(request.Sections, request.ValidateOnly);

    public StreamActivationsResponse Answer(StreamOpened opened) => new() { Opened = opened };

    public StreamActivationsResponse Answer(BatchAck ack) => new() { Ack = ack };

    public StreamActivationsResponse Answer(StreamFault fault) => new() { Fault = fault };

    private IncomingBatch Incoming(IReadOnlyList<ActivationSection> sections, bool validateOnly) => new()
    {
        ValidateOnly = validateOnly,
        Bytes = BatchBytes.Estimate(
            sections.SelectMany(section => new[] { section.Codes, section.Parents }),
            sections.Sum(section => section.Quantities.Count)),
        Validate = (caller, cancellationToken) =>
            validator.ValidateAsync(sections, caller, validateOnly, cancellationToken),
    };
}
