using Grpc.Core;
using TraceEngine.Contracts.Digests;
using TraceEngine.Contracts.Flows;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Ingest.Reception;

/// <summary>The write side's calls: three streams and their unary twins, told apart by their messages alone.</summary>
internal sealed class IngestGrpcService(
    ReceptionServices services,
    StreamCalls streams,
    DocumentCalls documents,
    ActivationMessages activations,
    PackagingMessages packaging,
    FlowMessages flows)
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
        ServerCallContext context) => streams.ServeAsync(flows, requestStream, responseStream, context);

    public override async Task<UploadFlowsResponse> UploadFlows(UploadFlowsRequest request, ServerCallContext context)
    {
        var header = request.Section?.Header ?? new FlowHeader();
        Calls.CheckName("document_number", header.DocumentNumber, services.Limits.MaxDocumentNumberCharacters);
        var name = FlowLedgerName.Of((DocumentKind)header.Kind, header.DocumentNumber);
        return new UploadFlowsResponse
        {
            Ack = await documents.UploadAsync(
                StreamKind.Flow,
                name,
                request.Mode,
                flows.DocumentOf(request),
                Calls.CallerOf(context),
                context.CancellationToken),
        };
    }

    private Task<BatchAck> UploadAsync(
        StreamKind kind, string number, StreamMode mode, IncomingBatch document, ServerCallContext context)
    {
        var caller = Calls.CallerOf(context);
        Calls.CheckName("document_number", number, services.Limits.MaxDocumentNumberCharacters);
        return documents.UploadAsync(kind, number, mode, document, caller, context.CancellationToken);
    }
}
