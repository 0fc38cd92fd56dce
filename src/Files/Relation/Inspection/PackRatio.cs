using System.Globalization;

namespace TraceEngine.Files.Relation.Inspection;

/// <summary>A pack ratio (包装比例) such as 1:5:10, large:medium:small, in its two readings.</summary>
public sealed class PackRatio
{
    private PackRatio(string text, IReadOnlyList<int> perParent, IReadOnlyList<int>? cumulative)
    {
        Text = text;
        ChildrenPerParent = perParent;
        ChildrenCumulative = cumulative;
    }

    /// <summary>The ratio as written.</summary>
    public string Text { get; }

    /// <summary>Children of one parent, outermost first, if each number counts within its parent: 1:5:10 gives 5, 10.</summary>
    public IReadOnlyList<int> ChildrenPerParent { get; }

    /// <summary>
    /// Children of one parent, outermost first, if numbers are totals: 1:5:10 gives 5, 2. Null where they do not divide.
    /// </summary>
    public IReadOnlyList<int>? ChildrenCumulative { get; }

    /// <summary>
    /// Reads a ratio; full-width colons and digits are taken too. Null when it is not one to nine numbers, 1 first.
    /// </summary>
    /// <param name="text">The cascade attribute.</param>
    public static PackRatio? Parse(string text)
    {
        var parts = ToHalfWidth(text).Split(':', StringSplitOptions.TrimEntries);
        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]) || numbers[i] == 0)
            {
                return null;
            }
        }

        if (numbers.Length > 9 || numbers[0] != 1)
        {
            return null;
        }

        var cumulative = new int[numbers.Length - 1];
        var divides = true;
        for (var i = 1; i < numbers.Length; i++)
        {
            divides &= numbers[i] % numbers[i - 1] == 0;
            cumulative[i - 1] = numbers[i] / numbers[i - 1];
        }

        return new PackRatio(text, numbers[1..], divides ? cumulative : null);
    }

    /// <summary>Which reading the observed children follow.</summary>
    /// <param name="observed">Usual children of one parent, outermost first.</param>
    public RatioAgreement Compare(IReadOnlyList<int> observed)
    {
        var isPerParent = ChildrenPerParent.SequenceEqual(observed);
        var isCumulative = ChildrenCumulative is not null && ChildrenCumulative.SequenceEqual(observed);
        return (isPerParent, isCumulative) switch
        {
            (true, true) => RatioAgreement.Both,
            (true, false) => RatioAgreement.PerParent,
            (false, true) => RatioAgreement.Cumulative,
            _ => RatioAgreement.Neither,
        };
    }

    private static string ToHalfWidth(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = source[i] is >= '！' and <= '～' ? (char)(source[i] - '！' + '!') : source[i];
        }
    });
}
