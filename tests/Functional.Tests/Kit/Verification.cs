using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Functional.Tests.Kit;

/// <summary>What VerifyStream sent.</summary>
internal sealed record Verification(IReadOnlyList<VerifyFinding> Findings, VerifySummary Summary);
