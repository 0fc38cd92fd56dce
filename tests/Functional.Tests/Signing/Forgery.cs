namespace TraceEngine.Functional.Tests.Signing;

/// <summary>A body that must be refused.</summary>
/// <param name="Kind">How it was made.</param>
/// <param name="Body">The body.</param>
internal sealed record Forgery(ForgeryKind Kind, byte[] Body);
