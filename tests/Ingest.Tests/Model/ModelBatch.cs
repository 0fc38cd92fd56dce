using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>What a client has to send as one batch; sending it makes a new <see cref="PendingBatch"/> each time.</summary>
internal sealed record ModelBatch(
    StreamIdentity Stream,
    long Sequence,
    byte[] Digest,
    byte[]? Position,
    bool AllOrNothing,
    ActivationRows Rows,
    Verdict? Verdict)
{
    public PendingBatch Send(long epoch) => new()
    {
        Stream = Stream,
        Epoch = epoch,
        Sequence = Sequence,
        Digest = Digest,
        ClientPosition = Position,
        AllOrNothing = AllOrNothing,
        KeyId = "ak",
        Rows = Rows,
        BatchVerdict = Verdict,
    };
}
