namespace TraceEngine.Query.Exports.Jobs;

/// <summary>The right to work on a job, as long as the job's row says so.</summary>
/// <param name="ExportId">The job.</param>
/// <param name="Owner">The host and the time it was taken: a host that comes back late is another owner.</param>
internal sealed record ExportLease(long ExportId, string Owner);
