namespace TraceEngine.Storage.Databases;

/// <summary>One setting of a server that makes acks unsafe.</summary>
/// <param name="Setting">PostgreSQL's name of it.</param>
/// <param name="Found">Its value now.</param>
/// <param name="Wanted">The value, or range, that is safe.</param>
public sealed record DurabilityProblem(string Setting, string Found, string Wanted);
