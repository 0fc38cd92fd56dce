using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>Window, patience and callbacks of a stream of flow documents.</summary>
public sealed record FlowStreamOptions : StreamOptions
{
    /// <summary>Called once for each batch, in order, when its answer is there.</summary>
    public Action<StreamAnswer<FlowBatch>>? OnAnswer { get; init; }
}
