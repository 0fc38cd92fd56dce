using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Tests.FakeServer;

/// <summary>The ingest contract over the fake ledger, with the faults of the test.</summary>
internal sealed class FakeIngestService(FakeLedger ledger, FakeFaults faults) : IngestService.IngestServiceBase
{
    public override Task StreamActivations(
        IAsyncStreamReader<StreamActivationsRequest> requestStream,
        IServerStreamWriter<StreamActivationsResponse> responseStream,
        ServerCallContext context) => ServeAsync(
            requestStream,
            request => FakeBatch.From(request.Batch),
            answer => responseStream.WriteAsync(answer switch
            {
                { Opened: { } opened } => new StreamActivationsResponse { Opened = opened },
                { Ack: { } ack } => new StreamActivationsResponse { Ack = ack },
                _ => new StreamActivationsResponse { Fault = answer.Fault },
            }),
            context);

    public override Task StreamPackaging(
        IAsyncStreamReader<StreamPackagingRequest> requestStream,
        IServerStreamWriter<StreamPackagingResponse> responseStream,
        ServerCallContext context) => ServeAsync(
            requestStream,
            request => FakeBatch.From(request.Batch),
            answer => responseStream.WriteAsync(answer switch
            {
                { Opened: { } opened } => new StreamPackagingResponse { Opened = opened },
                { Ack: { } ack } => new StreamPackagingResponse { Ack = ack },
                _ => new StreamPackagingResponse { Fault = answer.Fault },
            }),
            context);

    public override Task StreamFlows(
        IAsyncStreamReader<StreamFlowsRequest> requestStream,
        IServerStreamWriter<StreamFlowsResponse> responseStream,
        ServerCallContext context) => ServeAsync(
            requestStream,
            request => FakeBatch.From(request.Batch),
            answer => responseStream.WriteAsync(answer switch
            {
                { Opened: { } opened } => new StreamFlowsResponse { Opened = opened },
                { Ack: { } ack } => new StreamFlowsResponse { Ack = ack },
                _ => new StreamFlowsResponse { Fault = answer.Fault },
            }),
            context);

    private async Task ServeAsync<TRequest>(
        IAsyncStreamReader<TRequest> requests,
        Func<TRequest, FakeBatch> read,
        Func<FakeAnswer, Task> write,
        ServerCallContext context)
        where TRequest : class
    {
        await requests.MoveNext(context.CancellationToken);
        if (faults.NextOpen() is { } refused)
        {
            throw new RpcException(refused);
        }

        var opened = ledger.Open(faults.Limits);
        await write(new FakeAnswer(Opened: opened));
        var http = context.GetHttpContext();
        var poisoned = false;
        while (await requests.MoveNext(context.CancellationToken))
        {
            await faults.BeforeTake();
            var batch = read(requests.Current);
            var fault = poisoned ? FakeFault.FaultUnavailable : faults.AtArrival(faults.CountArrival(), batch);
            switch (fault)
            {
                case FakeFault.CutBefore:
                    http.Abort();
                    return;
                case FakeFault.CutAfter:
                    ledger.Take(batch, opened.Epoch);
                    http.Abort();
                    return;
                case FakeFault.StatusUnavailable:
                    throw new RpcException(new Status(StatusCode.Unavailable, "database away"));
                case FakeFault.FaultUnavailable:
                    poisoned = true;
                    await write(ledger.Fault(FaultCode.Unavailable, batch.Sequence));
                    break;
                case FakeFault.UnknownOutcome:
                    ledger.Take(batch, opened.Epoch);
                    await write(ledger.Fault(FaultCode.UnknownOutcome, batch.Sequence));
                    return;
                case FakeFault.TakenOver:
                    ledger.OpenedByAnother();
                    await write(ledger.Fault(FaultCode.Aborted, batch.Sequence));
                    return;
                case FakeFault.Malformed:
                    await write(ledger.Fault(FaultCode.Malformed, batch.Sequence));
                    break;
                case FakeFault.CloseInOrder:
                    return;
                case FakeFault.Silence:
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
                    break;
                default:
                    await write(Answer(batch, opened.Epoch));
                    break;
            }
        }
    }

    private FakeAnswer Answer(FakeBatch batch, ulong epoch) => batch.ValidateOnly
        ? new FakeAnswer(Ack: new BatchAck { ValidatedOnly = true, Accepted = (uint)batch.Rows })
        : ledger.Take(batch, epoch);
}
