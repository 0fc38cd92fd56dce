namespace TraceEngine.Access.Audit;

/// <summary>One entry of the audit log, as it is read.</summary>
/// <param name="At">When it was done; UTC.</param>
/// <param name="Actor">Who did it: the operating-system user at the command line, or the key that signed the request.</param>
/// <param name="EnterpriseId">Whom it concerns; null when that is nobody in particular.</param>
/// <param name="CreditCode">Its unified social credit code.</param>
/// <param name="Action">For example <c>key.rotate</c>.</param>
/// <param name="Subject">The ak or credit code.</param>
/// <param name="Details">What else is known, as a JSON object. Never a secret.</param>
public sealed record AuditRecord(
    DateTimeOffset At, string Actor, long? EnterpriseId, string? CreditCode, string Action, string Subject, string Details);
