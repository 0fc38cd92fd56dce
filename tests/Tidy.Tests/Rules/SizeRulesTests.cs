using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

public sealed class SizeRulesTests
{
    [Fact]
    public void FileLength_OnTheRepository_IsKept() => Ruling.Holds(SizeRules.FileLength);

    [Fact]
    public void FileLength_OneLineTooMany_IsFound() => Ruling.Bites(
        SizeRules.FileLength,
        SourceTree.Of(
            ("src/Query/A.cs", Lines(SizeRules.FileLinesAtMost)),
            ("src/Query/B.cs", Lines(SizeRules.FileLinesAtMost + 1))),
        "src/Query/B.cs");

    [Fact]
    public void ProgramLength_OnTheRepository_IsKept() => Ruling.Holds(SizeRules.ProgramLength);

    [Fact]
    public void ProgramLength_OneLineTooMany_IsFound() => Ruling.Bites(
        SizeRules.ProgramLength,
        SourceTree.Of(("src/Host/Program.cs", Lines(SizeRules.ProgramLinesAtMost + 1))),
        "src/Host/Program.cs");

    [Fact]
    public void LineLength_OnTheRepository_IsKept() => Ruling.Holds(SizeRules.LineLength);

    [Fact]
    public void LineLength_OneLetterTooMany_IsFound() => Ruling.Bites(
        SizeRules.LineLength,
        SourceTree.Of(("src/Query/A.cs",
            $"{new string('/', SizeRules.LineLettersAtMost)}\n{new string('/', SizeRules.LineLettersAtMost + 1)}\n")),
        "src/Query/A.cs:2");

    [Fact]
    public void MethodLength_OnTheRepository_IsKept() => Ruling.Holds(SizeRules.MethodLength);

    [Fact]
    public void MethodLength_OneLineTooMany_IsFound() => Ruling.Bites(
        SizeRules.MethodLength,
        SourceTree.Of(
            ("src/Query/A.cs", $"class A {{\n[X]\nvoid M() {{\n{Lines(SizeRules.MethodLinesAtMost - 2)}}}\n}}"),
            ("src/Query/B.cs", $"class B {{\n[X]\nvoid M() {{\n{Lines(SizeRules.MethodLinesAtMost - 1)}}}\n}}"),
            ("src/Query/C.cs", $"class C {{\nint P {{ get {{\n{Lines(SizeRules.MethodLinesAtMost - 1)}return 1; }} }}\n}}")),
        "src/Query/B.cs:2",
        "src/Query/C.cs:2");

    [Fact]
    public void OneTypePerFile_OnTheRepository_Holds() => Ruling.Holds(SizeRules.OneTypePerFile);

    [Fact]
    public void OneTypePerFile_SecondTypeOrOtherName_AreFound() => Ruling.Bites(
        SizeRules.OneTypePerFile,
        SourceTree.Of(
            ("src/Query/A.cs", "namespace Q;\nclass A { class Inner; }\nenum B;"),
            ("src/Query/C.cs", "namespace Q;\nclass D;"),
            ("src/Query/E.Part.cs", "partial class E;"),
            ("src/Query/F.Part.cs", "class F;"),
            ("src/Query/G.cs", "delegate void G();"),
            ("src/Query/H.cs", "// nothing"),
            ("src/Query/I.cs", "[assembly: X]"),
            ("src/Host/Program.cs", "return 1;")),
        "src/Query/A.cs:3",
        "src/Query/C.cs:2",
        "src/Query/F.Part.cs:1",
        "src/Query/H.cs");

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("// line\n", count));
}
