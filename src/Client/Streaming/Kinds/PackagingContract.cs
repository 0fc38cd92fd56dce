using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming.Kinds;

/// <summary>Packaging: a row is a child, or a parent that everything leaves.</summary>
internal sealed class PackagingContract(IngestService.IngestServiceClient ingest) : IStreamContract<PackagingBatch>
{
    public string Method => "StreamPackaging";

    public BatchCall<PackagingBatch> Start(CancellationToken cancellation) =>
        new EnvelopedCall<PackagingBatch, StreamPackagingRequest, StreamPackagingResponse>(
            ingest.StreamPackaging(cancellationToken: cancellation),
            open => new StreamPackagingRequest { Open = open },
            batch => new StreamPackagingRequest { Batch = batch },
            response => new CallAnswer(response.Opened, response.Ack, response.Fault));

    public int Rows(PackagingBatch batch) => BatchRows.Of(batch);

    public bool IsCheck(PackagingBatch batch) => batch.ValidateOnly;

    public int PositionBytes(PackagingBatch batch) => batch.ClientPosition.Length;

    public int SizeBytes(PackagingBatch batch) => batch.CalculateSize();

    public void SetSequence(PackagingBatch batch, ulong sequence) => batch.Sequence = sequence;
}
