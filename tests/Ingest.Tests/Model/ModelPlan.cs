using TraceEngine.Ingest.Copying.Ledger;

namespace TraceEngine.Ingest.Tests.Model;

/// <summary>What all honest clients of a stream send, and what a liar sends under the same sequences.</summary>
internal sealed record ModelPlan(StreamIdentity Stream, IReadOnlyList<ModelBatch> Batches, IReadOnlyList<ModelBatch> Lies)
{
    public ModelBatch At(long sequence) => Batches[(int)sequence - 1];

    public ModelBatch LieAt(long sequence) => Lies[(int)sequence - 1];
}
