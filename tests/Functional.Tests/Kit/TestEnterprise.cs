namespace TraceEngine.Functional.Tests.Kit;

/// <summary>An enterprise with its key.</summary>
public sealed record TestEnterprise(string CreditCode, string Ak, string Sk);
