using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

public sealed class OptionsRulesTests
{
    private const string Documented = "/// <summary>Said.</summary>";

    [Fact]
    public void OptionsAreDocumented_OnTheRepository_Holds() => Ruling.Holds(OptionsRules.OptionsAreDocumented);

    [Fact]
    public void OptionsAreDocumented_PropertyWithoutWords_IsFound() => Ruling.Bites(
        OptionsRules.OptionsAreDocumented,
        SourceTree.Of(
            ("src/Query/A.cs",
                $"record AOptions\n{{\n{Documented}\nint B {{ get; init; }}\nint C {{ get; init; }}\nint D => 1;\n}}"),
            ("src/Query/E.cs", "/// <param name=\"A\">Said.</param>\nrecord EOptions(int A,\nint B);")),
        "src/Query/A.cs:5",
        "src/Query/E.cs:3");

    [Fact]
    public void OptionsAreValidated_OnTheRepository_Holds() => Ruling.Holds(OptionsRules.OptionsAreValidated);

    [Fact]
    public void OptionsAreValidated_WithoutValidatorOrStart_AreFound() => Ruling.Bites(
        OptionsRules.OptionsAreValidated,
        SourceTree.Of(
            Options("Good", "public PartOptions Part { get; init; }"), Options("Part"),
            Options("Late"), Options("Loose"), Options("Nobody"),
            Options("Own", "public void Validate() { }"),
            ("src/Query/HeirOptions.cs", "record HeirOptions : OwnOptions { public int More { get; init; } }"),
            ("src/Query/V.cs", "class V : IValidateOptions<GoodOptions>;"),
            ("src/Query/W.cs", "class W : IValidateOptions<LateOptions>;"),
            ("src/Query/S.cs", """
                class S
                {
                    void Add()
                    {
                        services.AddOptions<GoodOptions>().BindConfiguration("Good").ValidateOnStart();
                        services.AddSingleton<IValidateOptions<GoodOptions>, V>();
                        services.AddOptions<LateOptions>().BindConfiguration("Late");
                        services.AddSingleton<IValidateOptions<LateOptions>, W>();
                        services.AddOptions<LooseOptions>().ValidateOnStart();
                    }
                }
                """)),
        "src/Query/S.cs:7",
        "src/Query/S.cs:9",
        "src/Query/NobodyOptions.cs:1");

    private static (string Path, string Text) Options(string name, string member = "public int Limit { get; init; }") =>
        ($"src/Query/{name}Options.cs", $"record {name}Options {{ {member} public int Size {{ get; init; }} }}");
}
