using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Interfaces;

/// <summary>A call whose <c>param</c> has been read.</summary>
/// <param name="Values">What it holds; null when it is refused.</param>
/// <param name="Refusal">Why it is refused; null when it is good.</param>
internal sealed record PreparedCall(ObjectValues? Values, Answer? Refusal);
