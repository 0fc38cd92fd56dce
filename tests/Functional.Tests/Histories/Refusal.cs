using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Functional.Tests.Histories;

/// <summary>Why a row is refused, as far as the oracle and the engine must agree on it.</summary>
internal readonly record struct Refusal(int Row, string Field, Reason Reason);
