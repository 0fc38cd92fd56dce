using TraceEngine.Access.Secrets;

namespace TraceEngine.Access.Keys;

/// <summary>A key just made: the only moment its sk leaves the engine.</summary>
/// <param name="Ak">Public half.</param>
/// <param name="Secret">Secret half; <see cref="SecretKey.Reveal"/> it once, to the person who asked.</param>
/// <param name="Version">1 for a new ak, one more for each rotation.</param>
/// <param name="OlderWorksUntil">Rotation: when the version before this one stops working.</param>
public sealed record IssuedKey(string Ak, SecretKey Secret, int Version, DateTimeOffset? OlderWorksUntil);
