namespace TraceEngine.Functional.Tests.Histories;

/// <summary>Who has a code.</summary>
/// <param name="Holder">The enterprise; null on the way.</param>
/// <param name="MeantFor">On the way: who it is meant for, null when nobody was named.</param>
internal readonly record struct Holding(int? Holder, int? MeantFor);
