using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Ingest.Reception;

/// <summary>The write side's calls: three streams and their unary twins, told apart by their messages alone.</summary>
internal sealed class IngestGrpcService(
    ReceptionServices services,
    StreamCalls streams,
    DocumentCalls documents,
    ActivationMessages activations,
    PackagingMessages packaging)
    : IngestService.IngestServiceBase
{
    public override Task StreamActivations(
        IAsyncStreamReader<StreamActivationsRequest> requestStream,
        IServerStreamWriter<StreamActivationsResponse> responseStream,
        ServerCallContext context) => streams.ServeAsync(activations, requestStream, responseStream, context);

    public override async Task<UploadActivationsResponse> UploadActivations(
        UploadActivationsRequest request, ServerCallContext context) => new()
        {
            Ack = await UploadAsync(
                StreamKind.Activation, request.DocumentNumber, request.Mode, activations.DocumentOf(request), context),
        };

    public override Task StreamPackaging(
        IAsyncStreamReader<StreamPackagingRequest> requestStream,
        IServerStreamWriter<StreamPackagingResponse> responseStream,
        ServerCallContext context) => streams.ServeAsync(packaging, requestStream, responseStream, context);

    public override async Task<UploadPackagingResponse> UploadPackaging(
        UploadPackagingRequest request, ServerCallContext context) => new()
        {
            Ack = await UploadAsync(
                StreamKind.Packaging, request.DocumentNumber, request.Mode, packaging.DocumentOf(request), context),
        };

    public override Task StreamFlows(
        IAsyncStreamReader<StreamFlowsRequest> requestStream,
        IServerStreamWriter<StreamFlowsResponse> responseStream,
        ServerCallContext context) => throw IngestErrors.NotServed(nameof(StreamFlows));

    public override Task<UploadFlowsResponse> UploadFlows(UploadFlowsRequest request, ServerCallContext context) =>
        throw IngestErrors.NotServed(nameof(UploadFlows));

    private Task<BatchAck> UploadAsync(
        StreamKind kind, string number, StreamMode mode, IncomingBatch document, ServerCallContext context)
    {
        var caller = Calls.CallerOf(context);
        Calls.CheckName("document_number", number, services.Limits.MaxDocumentNumberCharacters);
        return documents.UploadAsync(kind, number, mode, document, caller, context.CancellationToken);
    }
}
