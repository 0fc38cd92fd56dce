namespace TraceEngine.Ingest.Batching;

/// <summary>When a group began and how many ordinary groups had begun by then.</summary>
internal readonly record struct LaneStart(long Timestamp, long OrdinaryGroups);
