using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Validation.Packaging;

namespace TraceEngine.Ingest.Reception;

/// <summary>The messages of packaging.</summary>
internal sealed class PackagingMessages(PackagingValidator validator)
    : IStreamMessages<StreamPackagingRequest, StreamPackagingResponse>
{
    public StreamKind Kind => StreamKind.Packaging;

    public OpenStream? OpenOf(StreamPackagingRequest request) => request.Open;

    public IncomingBatch? BatchOf(StreamPackagingRequest request) => request.Batch is { } batch
        ? Incoming(batch.Sections, batch.ValidateOnly) with
        {
            Sequence = batch.Sequence,
            ClientPosition = batch.HasClientPosition ? batch.ClientPosition : null,
        }
        : null;

    /// <summary>A whole document.</summary>
    public IncomingBatch DocumentOf(UploadPackagingRequest request) => Incoming(request.Sections, request.ValidateOnly);

    public StreamPackagingResponse Answer(StreamOpened opened) => new() { Opened = opened };

    public StreamPackagingResponse Answer(BatchAck ack) => new() { Ack = ack };

    public StreamPackagingResponse Answer(StreamFault fault) => new() { Fault = fault };

    private IncomingBatch Incoming(IReadOnlyList<PackagingSection> sections, bool validateOnly) => new()
    {
        ValidateOnly = validateOnly,
        Bytes = BatchBytes.Estimate(sections.SelectMany(section => new[] { section.Children, section.Parents })),
        Validate = (caller, cancellationToken) => validator.ValidateAsync(sections, caller, cancellationToken),
    };
}
