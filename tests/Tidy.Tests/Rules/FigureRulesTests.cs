using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

public sealed class FigureRulesTests
{
    private const string Result = """{"rows":[{"id":"flat","value":0.85,"unit":"x"},{"id":"cpu","value":0.4,"unit":"us"}]}""";

    [Fact]
    public void FiguresAreMeasured_OnTheRepository_AllOfThem() => Ruling.Holds(FigureRules.FiguresAreMeasured);

    [Fact]
    public void FiguresAreMeasured_AnotherNumber_IsFound() => Ruling.Bites(
        FigureRules.FiguresAreMeasured,
        SourceTree.Of(("bench/Results/ingest.json", Result), ("README.md", "| `flat` | 0.95 x |\n| `cpu` | 0.4 us |")),
        "README.md");
}
