using TraceEngine.Ingest.Batching;
using TraceEngine.Ingest.Copying.Shelving;
using TraceEngine.Ingest.Copying.Writing;
using TraceEngine.Ingest.Reception;
using TraceEngine.Ingest.Validation;

namespace TraceEngine.Ingest;

/// <summary>All limits of the room, checked when the host starts.</summary>
internal sealed record IngestOptions
{
    /// <summary>What one call may bring.</summary>
    public IngestLimits Limits { get; init; } = new();

    /// <summary>What streams and the host may hold.</summary>
    public ReceptionOptions Reception { get; init; } = new();

    /// <summary>The lanes.</summary>
    public LaneOptions Lanes { get; init; } = new();

    /// <summary>Attempts of one group.</summary>
    public GroupWriterOptions Writer { get; init; } = new();

    /// <summary>What one row may take along.</summary>
    public Copying.Postgres.WriterLimits Rows { get; init; } = new();

    /// <summary>Emptying the cache.</summary>
    public ShelvesOptions Shelves { get; init; } = new();
}
