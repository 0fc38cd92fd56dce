namespace TraceEngine.Access.Keys;

/// <summary>One locked row of <c>keys</c>, as rotation and revocation see it.</summary>
internal sealed record StoredVersion(
    int Version, long EnterpriseId, string Label, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt)
{
    public bool IsLive(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);
}
