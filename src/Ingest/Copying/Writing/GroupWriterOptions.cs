namespace TraceEngine.Ingest.Copying.Writing;

/// <summary>Limits of one group's attempts.</summary>
internal sealed record GroupWriterOptions
{
    /// <summary>Redos after deadlock or serialization failure before the group is answered UNAVAILABLE.</summary>
    public int MaxRedos { get; init; } = 5;
}
