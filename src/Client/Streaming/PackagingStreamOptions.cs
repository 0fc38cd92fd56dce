using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Client.Streaming;

/// <summary>Window, patience and callbacks of a stream of packaging.</summary>
public sealed record PackagingStreamOptions : StreamOptions
{
    /// <summary>Called once for each batch, in order, when its answer is there.</summary>
    public Action<StreamAnswer<PackagingBatch>>? OnAnswer { get; init; }
}
