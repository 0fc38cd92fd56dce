using System.Text.Json;
using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

/// <summary>A figure that people read was measured: it stands in a committed result.</summary>
internal static class FigureRules
{
    private const string Readme = "README.md";
    private const string Result = "bench/Results/ingest.json";

    public static Rule FiguresAreMeasured { get; } = new(nameof(FiguresAreMeasured), Check);

    private static IEnumerable<Finding> Check(SourceTree tree)
    {
        if (tree.Find(Result) is not { } result)
        {
            yield return new Finding(Result, 0, "is missing: run ./trace bench ingest --json and commit what it prints");
            yield break;
        }

        using var json = JsonDocument.Parse(result.Text);
        foreach (var row in json.RootElement.GetProperty("rows").EnumerateArray())
        {
            var id = row.GetProperty("id").GetString();
            var wanted = $"| `{id}` | {row.GetProperty("value").GetRawText()} {row.GetProperty("unit").GetString()} |";
            if (tree.Find(Readme)?.Text.Contains(wanted, StringComparison.Ordinal) != true)
            {
                yield return new Finding(Readme, 0, $"does not show what was measured: {wanted}");
            }
        }
    }
}
