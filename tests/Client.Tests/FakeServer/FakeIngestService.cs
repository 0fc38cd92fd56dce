using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Tests.FakeServer;

/// <summary>The ingest contract over the fake ledger, with the faults of the test.</summary>
internal sealed class FakeIngestService(FakeLedger ledger, FakeFaults faults) : IngestService.IngestServiceBase
{
    public override async Task StreamActivations(
        IAsyncStreamReader<StreamActivationsRequest> requestStream,
        IServerStreamWriter<StreamActivationsResponse> responseStream,
        ServerCallContext context)
    {
        await requestStream.MoveNext(context.CancellationToken);
        if (faults.NextOpen() is { } refused)
        {
            throw new RpcException(refused);
        }

        var opened = ledger.Open(faults.Limits);
        await responseStream.WriteAsync(new StreamActivationsResponse { Opened = opened });
        var http = context.GetHttpContext();
        var poisoned = false;
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            await faults.BeforeTake();
            var batch = requestStream.Current.Batch;
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
                    await responseStream.WriteAsync(ledger.Fault(FaultCode.Unavailable, batch.Sequence));
                    break;
                case FakeFault.UnknownOutcome:
                    ledger.Take(batch, opened.Epoch);
                    await responseStream.WriteAsync(ledger.Fault(FaultCode.UnknownOutcome, batch.Sequence));
                    return;
                case FakeFault.TakenOver:
                    ledger.OpenedByAnother();
                    await responseStream.WriteAsync(ledger.Fault(FaultCode.Aborted, batch.Sequence));
                    return;
                case FakeFault.Malformed:
                    await responseStream.WriteAsync(ledger.Fault(FaultCode.Malformed, batch.Sequence));
                    break;
                case FakeFault.CloseInOrder:
                    return;
                case FakeFault.Silence:
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
                    break;
                default:
                    await responseStream.WriteAsync(Answer(batch, opened.Epoch));
                    break;
            }
        }
    }

    private StreamActivationsResponse Answer(ActivationBatch batch, ulong epoch) => batch.ValidateOnly
        ? new StreamActivationsResponse
        {
            Ack = new BatchAck { ValidatedOnly = true, Accepted = (uint)Columns.Rows(batch).Count },
        }
        : ledger.Take(batch, epoch);
}
