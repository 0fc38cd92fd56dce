using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests;

/// <summary>Something that holds everywhere in the tree, save for what <see cref="Allowances"/> lists.</summary>
/// <param name="Name">How allowances name it.</param>
/// <param name="Check">Finds every place that breaks it.</param>
internal sealed record Rule(string Name, Func<SourceTree, IEnumerable<Finding>> Check)
{
    /// <summary>What breaks the rule and is not allowed.</summary>
    public IReadOnlyList<Finding> Violations(SourceTree tree) =>
        [.. Check(tree).Distinct().Where(found => !Allowances.All.Any(allowance => allowance.Covers(this, found)))];
}
