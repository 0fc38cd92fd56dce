namespace TraceEngine.Query.Exports.Jobs;

/// <summary>The file of a job, whole and synced.</summary>
/// <param name="Name">Its name on disk.</param>
/// <param name="Rows">Rows without headings.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Digest">Its SHA-256.</param>
/// <param name="Busy">Time spent on the job.</param>
internal sealed record FinishedFile(string Name, long Rows, long Bytes, byte[] Digest, TimeSpan Busy);
