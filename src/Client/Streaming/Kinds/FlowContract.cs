using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming.Kinds;

/// <summary>Flow documents: a row is a code, a rejected code, a lot, a quantity or a correction.</summary>
internal sealed class FlowContract(IngestService.IngestServiceClient ingest) : IStreamContract<FlowBatch>
{
    public string Method => "StreamFlows";

    public BatchCall<FlowBatch> Start(CancellationToken cancellation) =>
        new EnvelopedCall<FlowBatch, StreamFlowsRequest, StreamFlowsResponse>(
            ingest.StreamFlows(cancellationToken: cancellation),
            open => new StreamFlowsRequest { Open = open },
            batch => new StreamFlowsRequest { Batch = batch },
            response => new CallAnswer(response.Opened, response.Ack, response.Fault));

    public int Rows(FlowBatch batch) => BatchRows.Of(batch);

    public bool IsCheck(FlowBatch batch) => batch.ValidateOnly;

    public int PositionBytes(FlowBatch batch) => batch.ClientPosition.Length;

    public int SizeBytes(FlowBatch batch) => batch.CalculateSize();

    public void SetSequence(FlowBatch batch, ulong sequence) => batch.Sequence = sequence;
}
