using TraceEngine.Access.Calls;

namespace TraceEngine.Access.Envelopes;

/// <summary>Outcome of the check of a signed JSON body.</summary>
/// <param name="Kind">Whether it may go on.</param>
/// <param name="Caller">Who signed; set when it may.</param>
public readonly record struct EnvelopeVerdict(EnvelopeVerdictKind Kind, Caller? Caller);
