using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>The committed row of a stream, who has it locked, and what clients have been told.</summary>
internal sealed class StoredStream(StreamIdentity identity)
{
    public StreamIdentity Identity { get; } = identity;

    public StreamRow Row { get; set; } = new(0, 1, 0, null, identity.FirstReceipt);

    public ModelTransaction? LockedBy { get; set; }

    /// <summary>Highest epoch that some client was answered.</summary>
    public long AnsweredEpoch { get; set; }

    public List<StoredBatch> Batches { get; } = [];
}
