using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming.Kinds;

/// <summary>Activations: a row is a code or a quantity.</summary>
internal sealed class ActivationContract(IngestService.IngestServiceClient ingest) : IStreamContract<ActivationBatch>
{
    public string Method => "StreamActivations";

    public BatchCall<ActivationBatch> Start(CancellationToken cancellation) =>
        new EnvelopedCall<ActivationBatch, StreamActivationsRequest, StreamActivationsResponse>(
            ingest.StreamActivations(cancellationToken: cancellation),
            open => new StreamActivationsRequest { Open = open },
            batch => new StreamActivationsRequest { Batch = batch },
            response => new CallAnswer(response.Opened, response.Ack, response.Fault));

    public int Rows(ActivationBatch batch) => BatchRows.Of(batch);

    public bool IsCheck(ActivationBatch batch) => batch.ValidateOnly;

    public int PositionBytes(ActivationBatch batch) => batch.ClientPosition.Length;

    public int SizeBytes(ActivationBatch batch) => batch.CalculateSize();

    public void SetSequence(ActivationBatch batch, ulong sequence) => batch.Sequence = sequence;
}
