using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using TraceEngine.Contracts.Verdict.V1;

namespace TraceEngine.Contracts.Verdicts;

/// <summary>
/// The one place where reasons become texts: for gRPC, JSON, error reports and the command line. Which arguments a reason
/// takes stands in its entry, <see cref="VerdictEntry.ArgumentNames"/>.
/// </summary>
public static class VerdictCatalogue
{
    private static readonly FrozenDictionary<Reason, VerdictEntry> EntriesByReason =
        new[]
        {
            CodeVerdicts.Entries,
            PackageVerdicts.Entries,
            StateVerdicts.Entries,
            LotVerdicts.Entries,
            PackagingVerdicts.Entries,
            FlowVerdicts.Entries,
            ProductVerdicts.Entries,
        }
            .SelectMany(entries => entries)
            .ToFrozenDictionary(entry => entry.Reason);

    private static readonly FrozenDictionary<Reason, ReasonText> TextsByReason =
        EntriesByReason.Values.ToFrozenDictionary(entry => entry.Reason, TextOf);

    /// <summary>All entries by reason value.</summary>
    public static IReadOnlyList<VerdictEntry> Entries { get; } = [.. EntriesByReason.Values.OrderBy(entry => entry.Reason)];

    /// <summary>The entry of a reason.</summary>
    /// <exception cref="KeyNotFoundException">The reason is unspecified, or of a newer version.</exception>
    public static VerdictEntry For(Reason reason) =>
        EntriesByReason.TryGetValue(reason, out var entry)
            ? entry
            : throw new KeyNotFoundException($"The verdict catalogue has no entry for reason {(int)reason}.");

    /// <summary>The texts of a reason as they travel: one shared message for all answers, never to be changed.</summary>
    public static ReasonText Text(Reason reason) => TextsByReason[For(reason).Reason];

    /// <summary>
    /// Fills placeholders {0}, {1} ... with arguments as they are; a placeholder without argument becomes "?", so that a
    /// verdict of another version still reads.
    /// </summary>
    public static string Render(string template, IReadOnlyList<string> args)
    {
        var text = new StringBuilder(template.Length + 64);
        var rest = template.AsSpan();
        while (true)
        {
            int open = rest.IndexOf('{');
            int length = open < 0 ? -1 : rest[open..].IndexOf('}');
            if (length < 0)
            {
                return text.Append(rest).ToString();
            }

            text.Append(rest[..open]);
            bool isPlaceholder = int.TryParse(
                rest.Slice(open + 1, length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index);
            text.Append(!isPlaceholder ? rest.Slice(open, length + 1) : index < args.Count ? args[index] : "?");
            rest = rest[(open + length + 1)..];
        }
    }

    private static ReasonText TextOf(VerdictEntry entry) => new()
    {
        Reason = entry.Reason,
        Retryable = entry.Retryable,
        MessageZh = entry.MessageZh,
        MessageEn = entry.MessageEn,
        RemedyZh = entry.RemedyZh,
        RemedyEn = entry.RemedyEn,
    };
}
