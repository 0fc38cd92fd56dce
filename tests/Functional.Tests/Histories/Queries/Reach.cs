namespace TraceEngine.Functional.Tests.Histories.Queries;

/// <summary>A document that happened to a code.</summary>
/// <param name="Number">Its number in the history.</param>
/// <param name="Document">The document.</param>
/// <param name="Named">The code that it names: this one, or a package that it was in.</param>
/// <param name="At">When, and as what it arrived.</param>
internal sealed record Reach(string Number, OracleDocument Document, int Named, (DateTimeOffset Time, long Section) At);
