using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

public sealed class WordingRulesTests
{
    [Fact]
    public void NoRegions_OnTheRepository_ThereAreNone() => Ruling.Holds(WordingRules.NoRegions);

    [Fact]
    public void NoRegions_RegionInAFile_IsFound() => Ruling.Bites(
        WordingRules.NoRegions,
        One("class A {\n#region Fields\nstring a = \"#region\";\n#endregion\n}"),
        "tests/Query.Tests/A.cs:2");

    [Fact]
    public void NoThisPrefix_OnTheRepository_ThereIsNone() => Ruling.Holds(WordingRules.NoThisPrefix);

    [Fact]
    public void NoThisPrefix_MemberByThis_IsFound() => Ruling.Bites(
        WordingRules.NoThisPrefix,
        One("class A {\nint a;\nint B(A other) => other.C(this) +\n this.a;\n}"),
        "tests/Query.Tests/A.cs:4");

    [Fact]
    public void NoLeftovers_OnTheRepository_ThereAreNone() => Ruling.Holds(WordingRules.NoLeftovers);

    [Fact]
    public void NoLeftovers_MarkOrUnwrittenCode_AreFound() => Ruling.Bites(
        WordingRules.NoLeftovers,
        SourceTree.Of(
            ("src/Query/A.cs",
                "class A {\n// TO" + "DO: later\nvoid B() => throw new NotImplementedException();\n/* FIX" + "ME */ }"),
            ("src/Query/Sql/read.sql", "-- HA" + "CK\nSELECT 1"),
            ("README.md", "say TO" + "DO as you like")),
        "src/Query/A.cs:2",
        "src/Query/A.cs:3",
        "src/Query/A.cs:4",
        "src/Query/Sql/read.sql:1");

    [Fact]
    public void NoEmptyNames_OnTheRepository_ThereAreNone() => Ruling.Holds(WordingRules.NoEmptyNames);

    [Fact]
    public void NoEmptyNames_FolderOrTypeThatSaysNothing_IsFound() => Ruling.Bites(
        WordingRules.NoEmptyNames,
        SourceTree.Of(
            ("src/Query/A.cs", "class QueryUtils\n{\nclass StringHelper;\n}"), ("src/Query/Common/B.cs", "class B;"),
            ("src/Query/C.cs", "interface IKeyManager;"), ("src/Query/D.cs", "class Management; class Commons;")),
        "src/Query/A.cs:1",
        "src/Query/A.cs:3",
        "src/Query/Common/B.cs",
        "src/Query/C.cs:1");

    [Fact]
    public void NothingIsSkipped_OnTheRepository_Holds() => Ruling.Holds(WordingRules.NothingIsSkipped);

    [Fact]
    public void NothingIsSkipped_SkippedInAnyWay_IsFound() => Ruling.Bites(
        WordingRules.NothingIsSkipped,
        One("class A {\n[Fact(Skip = \"slow\")] void A_B_C() { }\n[Theory(SkipUnless = \"X\")] void D_E_F()\n{ "
            + "Assert.SkipWhen(true, \"\"); list.Skip(1); }\n}"),
        "tests/Query.Tests/A.cs:2",
        "tests/Query.Tests/A.cs:3",
        "tests/Query.Tests/A.cs:4");

    [Fact]
    public void NoWaitingInTests_OnTheRepository_Holds() => Ruling.Holds(WordingRules.NoWaitingInTests);

    [Fact]
    public void NoWaitingInTests_WaitForATime_IsFound() => Ruling.Bites(
        WordingRules.NoWaitingInTests,
        One("class A {\nvoid B() => Thread.Sleep(1);\nTask C() => System.Threading.Tasks.Task.Delay(1, time);\nTask D() => "
            + "Task.Yield();\nTask E() => Task.Delay(Timeout.InfiniteTimeSpan, time, ct);\n}"),
        "tests/Query.Tests/A.cs:2",
        "tests/Query.Tests/A.cs:3");

    [Fact]
    public void TestNames_OnTheRepository_SaySubjectConditionOutcome() => Ruling.Holds(WordingRules.TestNames);

    [Fact]
    public void TestNames_InAnotherShape_AreFound() => Ruling.Bites(
        WordingRules.TestNames,
        One("class A {\n[Fact]\npublic void Works() { }\n[Theory, X]\npublic void Code_isRead() { }\n[Fact] public void "
            + "Code_Empty_IsRefused() { }\n}"),
        "tests/Query.Tests/A.cs:3",
        "tests/Query.Tests/A.cs:5");

    private static SourceTree One(string text) => SourceTree.Of(("tests/Query.Tests/A.cs", text));
}
