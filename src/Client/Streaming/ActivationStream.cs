using TraceEngine.Client.Streaming.Kinds;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>A stream of activations.</summary>
public sealed class ActivationStream : IngestStream<ActivationBatch>
{
    private ActivationStream(StreamOpening<ActivationBatch> opening)
        : base(opening)
    {
    }

    internal static async Task<ActivationStream> OpenAsync(
        IngestService.IngestServiceClient ingest,
        string name,
        ActivationStreamOptions options,
        TraceClientOptions client,
        CancellationToken cancellation) =>
        new(await StreamOpening<ActivationBatch>.OpenAsync(
            new ActivationContract(ingest), name, options, Typed(options.OnAnswer), client, cancellation));

    private static Action<StreamAnswer<ActivationBatch>>? Typed(Action<BatchAnswer>? onAnswer) => onAnswer is null
        ? null
        : answer => onAnswer(new BatchAnswer(answer.Ack, answer.Batch, answer.Rows, answer.Latency));
}
