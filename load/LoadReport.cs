namespace TraceEngine.Load;

/// <summary>What an open-loop run found. Latencies run from when a batch was due to its ack, in milliseconds.</summary>
/// <param name="Scenario">Name.</param>
/// <param name="Lines">Lines that sent.</param>
/// <param name="BatchCodes">Codes in a batch.</param>
/// <param name="OfferedCodesPerSecond">What was asked of the server.</param>
/// <param name="AckedCodesPerSecond">What it acknowledged, from the first batch due to the last ack.</param>
/// <param name="Batches">Batches acknowledged.</param>
/// <param name="RefusedCodes">Rows refused; not 0 means that the run says nothing.</param>
/// <param name="P50Ms">Half were at most this.</param>
/// <param name="P90Ms">Nine of ten were at most this.</param>
/// <param name="P99Ms">99 of 100 were at most this.</param>
/// <param name="MaxMs">The longest.</param>
/// <param name="SenderLateP99Ms">How late the sender itself was; part of the latency, not taken off.</param>
public sealed record LoadReport(
    string Scenario,
    int Lines,
    int BatchCodes,
    double OfferedCodesPerSecond,
    double AckedCodesPerSecond,
    long Batches,
    long RefusedCodes,
    double P50Ms,
    double P90Ms,
    double P99Ms,
    double MaxMs,
    double SenderLateP99Ms);
