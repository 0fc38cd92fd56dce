namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>Sums over all batches of a stream.</summary>
internal sealed record StreamTotals(long Accepted, long Refused, DateTimeOffset? First, DateTimeOffset? Last);
