using System.Text.RegularExpressions;
using TraceEngine.Tidy.Tests.Reading;
using TraceEngine.Tidy.Tests.Rules;

namespace TraceEngine.Tidy.Tests;

public sealed class RuleBookTests
{
    [Fact]
    public void Allowances_OnTheRepository_AreAllNeeded()
    {
        var idle = Allowances.All.Where(allowance => !RuleBook.Rules.TryGetValue(allowance.Rule, out var rule)
            || !rule.Check(Repository.Tree).Any(found => allowance.Covers(rule, found)));
        Assert.True(!idle.Any(), $"take these out of {nameof(Allowances)}:\n{string.Join('\n', idle)}");
    }

    [Fact]
    public void Rules_AnyOfThem_HasATestThatItHoldsAndOneThatItBites()
    {
        var tests = string.Concat(Repository.Tree.CSharp
            .Where(file => file.IsIn("tests/Tidy.Tests") && file.EndsWith("RulesTests.cs"))
            .SelectMany(file => file.Text.Where(letter => !char.IsWhiteSpace(letter))));
        var untested = RuleBook.Rules.Keys.Where(name => !IsCalled(tests, "Holds", name) || !IsCalled(tests, "Bites", name));
        Assert.Empty(untested);
    }

    [Fact]
    public void Repository_ReadFromHere_HoldsEveryKindOfFile()
    {
        Assert.NotEmpty(Repository.Tree.CSharp);
        Assert.NotEmpty(Repository.Tree.Sql);
        Assert.NotEmpty(Repository.Tree.Protos);
        Assert.NotEmpty(Repository.Tree.Projects);
        Assert.DoesNotContain(Repository.Tree.Files, file => file.Path.Contains("/obj/", StringComparison.Ordinal));
    }

    [Fact]
    public void LongFiles_OnTheRepository_AreReported()
    {
        var output = TestContext.Current.TestOutputHelper;
        foreach (var found in SizeRules.LongFiles(Repository.Tree))
        {
            output?.WriteLine(found.ToString());
        }

        Assert.All(SizeRules.LongFiles(Repository.Tree), found => Assert.True(found.Line == 0));
    }

    private static bool IsCalled(string tests, string ruling, string rule) =>
        Regex.IsMatch(tests, $@"Ruling\.{ruling}\(\w+\.{rule}[,)]");
}
