namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>What one row may take along with it.</summary>
internal sealed record WriterLimits
{
    /// <summary>Most codes inside a package that one row ends or empties.</summary>
    public int MaxContentsPerRow { get; init; } = 100_000;
}
