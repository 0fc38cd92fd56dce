using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Ingest.Copying.Packing;

/// <summary>Why a row is refused.</summary>
internal sealed record PackagingFault(VerdictField Field, Reason Reason, params string[] Arguments);
