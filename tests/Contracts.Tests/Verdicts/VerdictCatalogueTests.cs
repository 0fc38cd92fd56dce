using System.Globalization;
using System.Text.RegularExpressions;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Contracts.Tests.Verdicts;

public sealed partial class VerdictCatalogueTests
{
    // The errCode groups of the JSON interface, and the one for good rows of a refused batch.
    private static readonly string[] Groups =
    [
        "FORMAT", "NOT_ACTIVE", "DUPLICATE", "TERMINATED", "PARENT_CHILD_IN_ONE_DOC", "LOT_MISMATCH", "PARENT_MISSING",
        "TWO_PARENTS", "LEVEL", "RATIO", "DATE_ORDER", "TIME_ORDER", "DOC_REPEAT", "PRODUCT_UNKNOWN", "NOT_ALLOWED",
        "BATCH_REFUSED",
    ];

    public static TheoryData<Reason> Reasons => [.. Enum.GetValues<Reason>().Where(reason => reason != Reason.Unspecified)];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void For_EveryReason_HasAllTextsInBothLanguages(Reason reason)
    {
        var entry = VerdictCatalogue.For(reason);
        Assert.Equal(reason, entry.Reason);
        Assert.Contains(entry.Group, Groups);
        Assert.All([entry.MessageZh, entry.RemedyZh], text => Assert.Matches("[\u4e00-\u9fff]", text));
        Assert.All([entry.MessageEn, entry.RemedyEn], text => Assert.Matches("^[\\x20-\\x7e]*\\.$", text));
        Assert.True(entry.Example.Length > 0 || reason == Reason.CodeEmpty);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void For_EveryReason_UsesExactlyItsDeclaredArguments(Reason reason)
    {
        var entry = VerdictCatalogue.For(reason);
        var declared = Enumerable.Range(0, entry.ArgumentNames.Count);
        Assert.NotEmpty(entry.ArgumentNames);
        Assert.Equal(declared, Placeholders(entry.MessageZh));
        Assert.Equal(declared, Placeholders(entry.MessageEn));
        Assert.Subset(declared.ToHashSet(), Placeholders(entry.RemedyZh + entry.RemedyEn).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Text_EveryReason_IsTheEntryAsOneSharedMessage(Reason reason)
    {
        var entry = VerdictCatalogue.For(reason);
        var expected = new ReasonText
        {
            Reason = reason,
            Retryable = entry.Retryable,
            MessageZh = entry.MessageZh,
            MessageEn = entry.MessageEn,
            RemedyZh = entry.RemedyZh,
            RemedyEn = entry.RemedyEn,
        };
        Assert.Equal(expected, VerdictCatalogue.Text(reason));
        Assert.Same(VerdictCatalogue.Text(reason), VerdictCatalogue.Text(reason));
    }

    [Theory]
    [InlineData(Reason.Unspecified)]
    [InlineData((Reason)9999)]
    public void For_NoReason_Throws(Reason reason) => Assert.Throws<KeyNotFoundException>(() => VerdictCatalogue.For(reason));

    [Fact]
    public void Entries_OfTheCatalogue_ListEveryReasonOnceInOrder() =>
        Assert.Equal(Reasons.Select(row => row.Data).Order(), VerdictCatalogue.Entries.Select(entry => entry.Reason));

    [Theory]
    [InlineData("no placeholder", "no placeholder")]
    [InlineData("{0} in {1}", "{1} in b")]
    [InlineData("{2}", "?")]
    [InlineData("{x} {", "{x} {")]
    [InlineData("{}{0}", "{}{1}")]
    public void Render_Arguments_AreFilledInAsTheyAre(string template, string expected) =>
        Assert.Equal(expected, VerdictCatalogue.Render(template, ["{1}", "b"]));

    private static IEnumerable<int> Placeholders(string text) =>
        Placeholder().Matches(text).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            .Distinct().Order();

    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Placeholder();
}
