using TraceEngine.Client.Streaming.Kinds;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>A stream of flow documents, each in one batch or many.</summary>
public sealed class FlowStream : IngestStream<FlowBatch>
{
    private FlowStream(StreamOpening<FlowBatch> opening)
        : base(opening)
    {
    }

    internal static async Task<FlowStream> OpenAsync(
        IngestService.IngestServiceClient ingest,
        string name,
        FlowStreamOptions options,
        TraceClientOptions client,
        CancellationToken cancellation) =>
        new(await StreamOpening<FlowBatch>.OpenAsync(
            new FlowContract(ingest), name, options, options.OnAnswer, client, cancellation));
}
