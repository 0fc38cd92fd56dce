namespace TraceEngine.Functional.Tests.Histories;

/// <summary>One document of a history.</summary>
/// <param name="By">The enterprise that sends it.</param>
/// <param name="Number">Its number in the history.</param>
/// <param name="Way">How it reaches the server; the verdicts must not depend on it.</param>
internal abstract record HistoryStep(int By, string Number, Way Way);
