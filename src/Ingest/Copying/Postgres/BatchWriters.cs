using TraceEngine.Ingest.Copying.Postgres.Activations;
using TraceEngine.Ingest.Copying.Postgres.Flows;
using TraceEngine.Ingest.Copying.Postgres.Packing;
using TraceEngine.Ingest.Copying.Postgres.Products;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>The writer of each kind of batch.</summary>
internal static class BatchWriters
{
    public static IBatchWriter For(BatchKind kind, WriterContext context) => kind switch
    {
        BatchKind.Activation => new ActivationWriter(context),
        BatchKind.Flow => new FlowWriter(context),
        BatchKind.Packaging => new PackagingWriter(context),
        BatchKind.Catalog => new ProductWriter(context),
        _ => throw new InvalidOperationException($"nothing writes batches of kind {kind}"),
    };
}
