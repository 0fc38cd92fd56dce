using Google.Protobuf;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Tests.Batching;

namespace TraceEngine.Client.Tests.FakeServer;

/// <summary>A batch as it arrived, of whichever kind.</summary>
internal sealed record FakeBatch(IMessage Message, ulong Sequence, ByteString Position, bool ValidateOnly, int Rows)
{
    public static FakeBatch From(ActivationBatch batch) => new(
        batch.Clone(),
        batch.Sequence,
        batch.ClientPosition,
        batch.ValidateOnly,
        Columns.Rows(batch).Count + batch.Sections.Sum(section => section.Quantities.Count));

    public static FakeBatch From(PackagingBatch batch) =>
        new(batch.Clone(), batch.Sequence, batch.ClientPosition, batch.ValidateOnly, Columns.Rows(batch).Count);

    public static FakeBatch From(FlowBatch batch) =>
        new(batch.Clone(), batch.Sequence, batch.ClientPosition, batch.ValidateOnly, Columns.Rows(batch).Count);
}
