namespace TraceEngine.Access.Envelopes;

/// <summary>What becomes of a signed JSON body.</summary>
public enum EnvelopeVerdictKind
{
    /// <summary>The signature is right: the body may be worked on for its caller.</summary>
    Allowed,

    /// <summary>It is not, for a reason that only our log and metrics tell: every denied body gets one answer.</summary>
    Denied,

    /// <summary>The keys couldn't be read for too long: the caller may try again.</summary>
    KeysNotReadable,
}
