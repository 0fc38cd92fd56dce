namespace TraceEngine.Access.Keys;

/// <summary>One version of a key, as <c>keys list</c> shows it: everything but the secret. Times are UTC.</summary>
/// <param name="Ak">Public half.</param>
/// <param name="Version">From 1.</param>
/// <param name="CreditCode">Its enterprise.</param>
/// <param name="EnterpriseName">Its enterprise's name.</param>
/// <param name="Roles">Its enterprise's roles, as stored.</param>
/// <param name="Label">What the operator noted.</param>
/// <param name="CreatedAt">When it was issued.</param>
/// <param name="ExpiresAt">Set by rotation.</param>
/// <param name="RevokedAt">Set by revocation.</param>
/// <param name="LastUsedAt">Up to a minute behind.</param>
public sealed record KeySummary(
    string Ak, int Version, string CreditCode, string EnterpriseName, IReadOnlyList<string> Roles, string Label,
    DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt);
