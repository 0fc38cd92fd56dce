using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Ingest.Catalog;

/// <summary>One thing wrong with one field of a product; its texts are those of the verdict catalogue.</summary>
/// <param name="Field">The field, or the list or sub-message it is in.</param>
/// <param name="Path">Path of the field in the proto, such as <c>package_levels[2].prefix</c>.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Arguments">Values for the texts of the reason.</param>
internal sealed record ProductFault(VerdictField Field, string Path, Reason Reason, params string[] Arguments)
{
    // An argument of a verdict is cut at this length; a name cut in half helps nobody.
    private const int PathCharacters = PrintableText.MaxCharacters - 8;

    /// <summary>
    /// The one verdict on a row with faults: the first of them; when that is a missing field, all missing fields are named.
    /// </summary>
    public static Verdict ToVerdict(int row, string productCode, IReadOnlyList<ProductFault> faults)
    {
        var first = faults[0];
        var arguments = first.Reason == Reason.FieldRequired
            ? [Joined([.. faults.Where(fault => fault.Reason == Reason.FieldRequired).Select(fault => fault.Path)])]
            : first.Arguments;
        return Verdict.Of(row, productCode, first.Field, first.Reason, arguments);
    }

    /// <summary>What is wrong and what to do, in Chinese.</summary>
    public string Chinese()
    {
        var verdict = ToVerdict(0, string.Empty, [this]);
        return $"{verdict.MessageZh()}；{verdict.RemedyZh()}";
    }

    /// <summary>What is wrong and what to do, in English.</summary>
    public string English()
    {
        var verdict = ToVerdict(0, string.Empty, [this]);
        return $"{verdict.MessageEn()} {verdict.RemedyEn()}";
    }

    private static string Joined(string[] paths)
    {
        var text = paths[0];
        for (var index = 1; index < paths.Length; index++)
        {
            if (text.Length + paths[index].Length > PathCharacters)
            {
                return $"{text} +{paths.Length - index}";
            }

            text += $", {paths[index]}";
        }

        return text;
    }
}
