namespace TraceEngine.Access.Audit;

/// <param name="Actor">Who did it: the operating-system user at the command line.</param>
/// <param name="EnterpriseId">Whom it concerns.</param>
/// <param name="Action">For example <c>key.rotate</c>.</param>
/// <param name="Subject">The ak or credit code.</param>
/// <param name="Details">What else is worth knowing later.</param>
internal sealed record AuditEntry(
    string Actor, long EnterpriseId, string Action, string Subject, IReadOnlyDictionary<string, object?> Details);
