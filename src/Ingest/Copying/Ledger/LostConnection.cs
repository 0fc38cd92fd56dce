namespace TraceEngine.Ingest.Copying.Ledger;

/// <summary>A server back end by process id and start time: a process id alone may have been reused.</summary>
internal sealed record LostConnection(int ProcessId, DateTimeOffset StartedAt);
