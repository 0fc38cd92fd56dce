using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Files.Relation;
using TraceEngine.Files.Relation.Inspection;

namespace TraceEngine.Host.Importing;

/// <summary>
/// A product as a relation file shows it: header, and for each package level the prefixes or GTINs its codes carry. A productCode
/// need not be their prefix.
/// </summary>
internal static class ProductFromFile
{
    // A prefix that fewer than one row in twenty of its level shows is a wrong code among right ones, not a prefix of the
    // product.
    private const int LeastShare = 20;

    private const int NationalDigits = 20;

    /// <summary>
    /// The product to register: what is registered already stays, what the file or the command line adds is added.
    /// </summary>
    /// <param name="header">The file's Relation.</param>
    /// <param name="levels">What the levels of the file show.</param>
    /// <param name="settings">What the person said.</param>
    /// <param name="registered">The product as the server knows it; null when it does not.</param>
    public static Product Describe(
        RelationHeader header, IReadOnlyList<LevelFacts> levels, ImportSettings settings, Product? registered)
    {
        var product = registered?.Clone() ?? new Product
        {
            ProductCode = header.ProductCode,
            Kind = ProductKind.DomesticDrug,
            Name = header.Comment is { Length: > 0 } name ? name : header.ProductCode,
            Spec = header.PackageSpec ?? string.Empty,
        };
        product.Kind = settings.Kind ?? product.Kind;
        product.NhsaCode = settings.NhsaCode ?? product.NhsaCode;
        product.Barcode = settings.Barcode ?? product.Barcode;
        product.Name = settings.Name ?? product.Name;
        foreach (var level in Levels(levels))
        {
            // A prefix belongs to one level: what is registered is not moved because a file says otherwise; its rows get their
            // verdicts.
            var isKnown = level.Prefix.Length > 0
                ? product.PackageLevels.Any(known => known.Prefix == level.Prefix)
                : product.PackageLevels.Any(known => known.Prefix.Length == 0 && known.Level == level.Level);
            if (!isKnown)
            {
                product.PackageLevels.Add(level);
            }
        }

        return product;
    }

    private static IEnumerable<PackageLevel> Levels(IReadOnlyList<LevelFacts> facts)
    {
        var levels = facts.Where(level => level.Level is >= 1 and <= 9).ToList();
        var outermost = levels.Count == 0 ? 0 : levels.Max(level => level.Level);
        foreach (var level in levels)
        {
            var marks = Marks(level)
                .Where(mark => mark.RowCount * LeastShare >= level.RowCount)
                .Where(mark => levels.MaxBy(other => RowsOf(other, mark)) == level)
                .ToList();
            foreach (var mark in marks)
            {
                yield return Level(level, mark.Text, outermost);
            }

            var without = level.RowCount - level.Prefixes.Sum(mark => mark.RowCount) - level.Gtins.Sum(mark => mark.RowCount);
            if (!Marks(level).Any() || (without * 2 >= level.RowCount && HasCodesWithoutPrefix(level)))
            {
                yield return Level(level, string.Empty, outermost);
            }
        }
    }

    private static IEnumerable<CodeMark> Marks(LevelFacts level) => level.Prefixes.Concat(level.Gtins);

    // One wrong packLayer makes a prefix show on two levels: it belongs to the one where most of its rows are.
    private static long RowsOf(LevelFacts level, CodeMark mark) =>
        Marks(level).FirstOrDefault(other => other.Text == mark.Text)?.RowCount ?? 0;

    // Digits of other lengths than 20, SSCC and the like carry no prefix that names the product. Beside codes that have one they
    // count as wrong, unless they are the larger part.
    private static bool HasCodesWithoutPrefix(LevelFacts level) =>
        level.OtherCodeCount > 0 || level.DigitLengths.Any(length => length != NationalDigits);

    private static PackageLevel Level(LevelFacts level, string prefix, int outermost) => new()
    {
        Level = (uint)level.Level,
        Name = level.Level switch
        {
            1 => "小包装",
            _ when level.Level == outermost => "大包装",
            2 => "中包装",
            _ => $"{level.Level}级包装",
        },
        Prefix = prefix,
        ContainedCount = level.Level > 1 ? (uint)level.UsualChildCount : 0,
    };
}
