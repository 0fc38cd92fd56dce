namespace TraceEngine.Load;

/// <summary>What all lines of a run write into.</summary>
/// <param name="Latencies">From due to acknowledged.</param>
/// <param name="Lateness">From due to sent: the sender's own share.</param>
internal sealed record OpenLoopRecorders(LatencyRecorder Latencies, LatencyRecorder Lateness);
