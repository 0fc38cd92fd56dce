using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests;

/// <summary>How tests state what rules say.</summary>
internal static class Ruling
{
    /// <summary>The repository keeps the rule.</summary>
    public static void Holds(Rule rule)
    {
        var found = rule.Violations(Repository.Tree);
        Assert.True(found.Count == 0, $"{rule.Name}: {found.Count} place(s) to mend\n{string.Join('\n', found)}");
    }

    /// <summary>
    /// The rule finds exactly these places (<c>path:line</c>, or the path alone) in a tree made up to break it.
    /// </summary>
    public static void Bites(Rule rule, SourceTree tree, params string[] places)
    {
        var found = rule.Violations(tree);
        Assert.Equal(
            places.Order(StringComparer.Ordinal),
            found.Select(one => one.Line == 0 ? one.Path : $"{one.Path}:{one.Line}").Order(StringComparer.Ordinal));
        Assert.All(found, one => Assert.True(one.Message.Length > 20, $"says too little: {one}"));
    }
}
