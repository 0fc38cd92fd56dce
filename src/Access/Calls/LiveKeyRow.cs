namespace TraceEngine.Access.Calls;

/// <summary>One row of the statement <c>read_live_keys</c>.</summary>
internal sealed record LiveKeyRow(
    string Ak,
    int Version,
    byte[] Box,
    DateTimeOffset? ExpiresAt,
    long EnterpriseId,
    string CreditCode,
    string[] Roles,
    string? Strictness)
{
    /// <summary>Whether a caller made from either is the same; arrays compare by content.</summary>
    public bool IsSame(LiveKeyRow other) =>
        Ak == other.Ak && Version == other.Version && ExpiresAt == other.ExpiresAt && EnterpriseId == other.EnterpriseId
        && CreditCode == other.CreditCode && Strictness == other.Strictness
        && Box.AsSpan().SequenceEqual(other.Box) && Roles.AsSpan().SequenceEqual(other.Roles);

    /// <summary>The same secret: running calls go on, even when roles or the time of expiry have changed.</summary>
    public bool IsSameSecret(LiveKeyRow other) => EnterpriseId == other.EnterpriseId && Box.AsSpan().SequenceEqual(other.Box);
}
