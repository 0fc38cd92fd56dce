namespace TraceEngine.Client.Streaming;

/// <summary>Window, patience and callbacks of a stream of activations.</summary>
public sealed record ActivationStreamOptions : StreamOptions
{
    /// <summary>Called once for each batch, in order, when its answer is there.</summary>
    public Action<BatchAnswer>? OnAnswer { get; init; }
}
