using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Chains;

/// <summary>The answer for one code of many.</summary>
/// <param name="Index">Index of the code, from 0, in the order they were asked for.</param>
/// <param name="Code">The code in canonical form; as it was sent when it is no trace code.</param>
/// <param name="Chain">Its chain, as GetChain gives it; null when there is none.</param>
/// <param name="Fault">Why there is none: NotActive when the code does not exist for the caller, else why it is no code.</param>
public sealed record ChainResult(long Index, string Code, Chain? Chain, Reason Fault);
