using TraceEngine.Client.Streaming.Kinds;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>A stream of packing, unpacking, repacking and replacing.</summary>
public sealed class PackagingStream : IngestStream<PackagingBatch>
{
    private PackagingStream(StreamOpening<PackagingBatch> opening)
        : base(opening)
    {
    }

    internal static async Task<PackagingStream> OpenAsync(
        IngestService.IngestServiceClient ingest,
        string name,
        PackagingStreamOptions options,
        TraceClientOptions client,
        CancellationToken cancellation) =>
        new(await StreamOpening<PackagingBatch>.OpenAsync(
            new PackagingContract(ingest), name, options, options.OnAnswer, client, cancellation));
}
