namespace TraceEngine.Access.Calls;

/// <summary>
/// Outcome of a signature check. The reason is for our log and metrics; the caller gets one answer for all denials.
/// </summary>
/// <param name="Caller">Set when the call may go on.</param>
/// <param name="Reason">Why not, otherwise.</param>
internal readonly record struct CallVerdict(Caller? Caller, DenialReason Reason)
{
    public static CallVerdict Allowed(Caller caller) => new(caller, DenialReason.None);

    public static CallVerdict Denied(DenialReason reason) => new(null, reason);
}
