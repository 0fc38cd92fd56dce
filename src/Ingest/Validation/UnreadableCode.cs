using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Ingest.Validation;

/// <summary>A code that could not be read.</summary>
/// <param name="Fault">Why.</param>
/// <param name="Raw">As received, for the digest.</param>
/// <param name="Text">As received, for people.</param>
internal sealed record UnreadableCode(Reason Fault, byte[] Raw, string Text);
