using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Batching;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Writing;
using TraceEngine.Ingest.Telemetry;

namespace TraceEngine.Ingest.Reception;

/// <summary>The write side's calls. Packaging and flows have their messages; their code is to come.</summary>
internal sealed class IngestGrpcService(
    ReceptionServices services,
    StreamRegistry registry,
    DocumentUploads documents,
    IHostApplicationLifetime host,
    TimeProvider time,
    IngestMetrics metrics,
    ILogger<IngestGrpcService> logger) : IngestService.IngestServiceBase
{
    public override async Task StreamActivations(
        IAsyncStreamReader<StreamActivationsRequest> requestStream,
        IServerStreamWriter<StreamActivationsResponse> responseStream,
        ServerCallContext context)
    {
        var caller = Calls.CallerOf(context);
        if (services.Slots.TryTake(caller.EnterpriseId) is { } limit)
        {
            throw IngestErrors.TooManyStreams(limit);
        }

        metrics.SessionOpened();
        using var lifetime = new CallLifetime(
            context, caller, services.Options.IdleTimeout, time, host.ApplicationStopping);
        try
        {
            await ServeAsync(requestStream, responseStream, caller, lifetime);
        }
        catch (OperationCanceledException) when (lifetime.Token.IsCancellationRequested)
        {
            throw lifetime.Explain() ?? new RpcException(Status.DefaultCancelled);
        }
        catch (LedgerFaultException fault)
        {
            throw IngestErrors.Unavailable(fault.Message);
        }
        finally
        {
            services.Slots.Return(caller.EnterpriseId);
            metrics.SessionClosed();
        }
    }

    public override async Task<UploadActivationsResponse> UploadActivations(
        UploadActivationsRequest request, ServerCallContext context)
    {
        var caller = Calls.CallerOf(context);
        Calls.CheckName("document_number", request.DocumentNumber, services.Limits.MaxDocumentNumberCharacters);
        var bytes = BatchBytes.Estimate(request.Sections);
        await services.HostBudget.TakeAsync(bytes, context.CancellationToken);
        try
        {
            return new UploadActivationsResponse { Ack = await UploadAsync(request, caller, context.CancellationToken) };
        }
        catch (LedgerFaultException fault)
        {
            throw IngestErrors.Unavailable(fault.Message);
        }
        finally
        {
            services.HostBudget.Return(bytes);
        }
    }

    public override Task StreamPackaging(
        IAsyncStreamReader<StreamPackagingRequest> requestStream,
        IServerStreamWriter<StreamPackagingResponse> responseStream,
        ServerCallContext context) => throw IngestErrors.NotServed(nameof(StreamPackaging));

    public override Task<UploadPackagingResponse> UploadPackaging(UploadPackagingRequest request, ServerCallContext context) =>
        throw IngestErrors.NotServed(nameof(UploadPackaging));

    public override Task StreamFlows(
        IAsyncStreamReader<StreamFlowsRequest> requestStream,
        IServerStreamWriter<StreamFlowsResponse> responseStream,
        ServerCallContext context) => throw IngestErrors.NotServed(nameof(StreamFlows));

    public override Task<UploadFlowsResponse> UploadFlows(UploadFlowsRequest request, ServerCallContext context) =>
        throw IngestErrors.NotServed(nameof(UploadFlows));

    private async Task ServeAsync(
        IAsyncStreamReader<StreamActivationsRequest> requests,
        IServerStreamWriter<StreamActivationsResponse> responses,
        Caller caller,
        CallLifetime lifetime)
    {
        if (!await lifetime.MoveNextAsync(requests))
        {
            return;
        }

        if (requests.Current.RequestCase != StreamActivationsRequest.RequestOneofCase.Open)
        {
            throw IngestErrors.NotOpened();
        }

        var open = requests.Current.Open;
        Calls.CheckName("stream", open.Stream, services.Limits.MaxStreamNameCharacters);
        var stream = new StreamIdentity(caller.EnterpriseId, (short)StreamKind.Activation, isDocument: false, open.Stream);
        var session = await registry.OpenAsync(stream, lifetime.Token);
        IngestLog.StreamOpened(logger, open.Stream, caller.EnterpriseId, session.Epoch, session.Opened.NextSequence);
        try
        {
            await new ActivationCall(session, caller, open.Mode, services, responses).RunAsync(requests, lifetime);
        }
        finally
        {
            registry.Close(session);
        }
    }

    private async Task<BatchAck> UploadAsync(
        UploadActivationsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var validated = await services.Validator.ValidateAsync(request.Sections, caller, cancellationToken);
        if (validated.Malformed is { } malformed)
        {
            throw IngestErrors.Malformed(malformed);
        }

        using var rows = validated.Rows!;
        var document = new StreamIdentity(
            caller.EnterpriseId, (short)StreamKind.Activation, isDocument: true, request.DocumentNumber);
        PendingBatch Attempt(long attempt) => new()
        {
            Stream = document,
            Epoch = 0,
            Sequence = attempt,
            Digest = validated.Digest,
            AllOrNothing = request.Mode == StreamMode.AllOrNothing,
            KeyId = caller.Ak,
            Rows = rows,
            BatchVerdict = validated.BatchVerdict,
        };

        var outcome = request.ValidateOnly
            ? await services.JudgeAsync(Attempt(1))
            : await documents.WriteAsync(document, validated.Digest, Attempt, cancellationToken);
        services.Count(outcome, isMalformed: false);
        return outcome.Kind switch
        {
            OutcomeKind.Committed or OutcomeKind.AlreadyCommitted or OutcomeKind.Validated =>
                AnswerMessages.Ack(outcome.Entry!, outcome.Kind),
            OutcomeKind.Conflict => throw IngestErrors.DocumentConflict(request.DocumentNumber),
            OutcomeKind.Unknown => throw IngestErrors.UnknownOutcome(),
            _ => throw IngestErrors.Unavailable(outcome.Detail),
        };
    }
}
