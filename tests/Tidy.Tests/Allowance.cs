using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests;

/// <summary>A place that may break a rule.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Path">The file, or a folder when it ends with a slash.</param>
/// <param name="Word">What the finding's message must hold, so that no more than this is allowed there.</param>
/// <param name="Reason">Why.</param>
internal sealed record Allowance(string Rule, string Path, string Word, string Reason)
{
    public bool Covers(Rule rule, Finding found) =>
        rule.Name == Rule && (found.Path == Path || (Path.EndsWith('/') && found.Path.StartsWith(Path, StringComparison.Ordinal)))
        && found.Message.Contains(Word, StringComparison.Ordinal);
}
