using System.Text.RegularExpressions;
using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

/// <summary>Every admission rule is tried: a reason that no test expects could be given for nothing, or never.</summary>
internal static partial class VerdictRules
{
    private const string Proto = "protos/traceengine/verdict/v1/verdict.proto";

    public static Rule EveryReasonIsExpected { get; } = new(nameof(EveryReasonIsExpected), tree =>
    {
        var expected = tree.CSharp
            .Where(file => file.IsIn("tests/Functional.Tests") || file.IsIn("tests/Ingest.Tests"))
            .SelectMany(file => file.Lines)
            .SelectMany(line => Expected().Matches(line).Select(match => match.Groups[1].Value))
            .ToHashSet();
        return
            from line in tree.Find(Proto)?.Lines.Index() ?? []
            let match = Declared().Match(line.Item)
            where match.Success && match.Groups[1].Value != "UNSPECIFIED"
            let name = NameOf(match.Groups[1].Value)
            where !expected.Contains(name)
            select tree.Find(Proto)!.Found(
                line.Index + 1, $"no test of the server expects Reason.{name}: write one that a broken rule would fail");
    });

    private static string NameOf(string constant) => string.Concat(
        constant.Split('_').Select(word => word[..1] + word[1..].ToLowerInvariant()));

    [GeneratedRegex(@"^\s*REASON_([A-Z0-9_]+) = ")]
    private static partial Regex Declared();

    [GeneratedRegex(@"\bReason\.(\w+)")]
    private static partial Regex Expected();
}
