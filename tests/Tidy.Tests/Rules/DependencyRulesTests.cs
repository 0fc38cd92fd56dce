using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

public sealed class DependencyRulesTests
{
    [Fact]
    public void TopLevelEntries_OnTheRepository_AreThoseAgreed() => Ruling.Holds(DependencyRules.TopLevelEntries);

    [Fact]
    public void TopLevelEntries_RoomNobodyAgreed_IsFound() => Ruling.Bites(
        DependencyRules.TopLevelEntries,
        SourceTree.Of(
            ("notes/plan.md", ""), ("src/Shared/Text.cs", ""),
            ("tests/Playground/Try.cs", ""), (".ci/other", ""), (".ci/run", ""),
            ("README.md", ""), ("tests/Query.Tests/T.cs", ""), ("tests/Drills/T.cs", ""), ("src/Query/Q.cs", "")),
        "notes", "src/Shared", "tests/Playground", ".ci/other");

    [Fact]
    public void ProjectReferences_OnTheRepository_FollowTheTable() => Ruling.Holds(DependencyRules.ProjectReferences);

    [Fact]
    public void ProjectReferences_AgainstTheTable_AreFound() => Ruling.Bites(
        DependencyRules.ProjectReferences,
        SourceTree.Of(
            Project("src/Query/Q.csproj", "../Ingest/I.csproj"),
            Project("src/Ingest/I.csproj", "../Query/Q.csproj"),
            Project("src/Signing/S.csproj", "../Storage/S.csproj"),
            Project("src/Client/C.csproj", "..\\Access\\A.csproj"),
            Project("load/L.csproj", "../src/Host/H.csproj"),
            Project("tests/Tidy.Tests/T.csproj", "../../src/Contracts/C.csproj"),
            Project("src/Contracts/C.csproj", "../../tests/Query.Tests/Q.csproj"),
            Project("src/Host/H.csproj", "../Query/Q.csproj"),
            Project("bench/B.csproj", "../src/Host/H.csproj"),
            Project("tests/Query.Tests/Q.csproj", "../../src/Ingest/I.csproj")),
        "src/Query/Q.csproj:2",
        "src/Ingest/I.csproj:2",
        "src/Signing/S.csproj:2",
        "src/Client/C.csproj:2",
        "load/L.csproj:2",
        "tests/Tidy.Tests/T.csproj:2",
        "src/Contracts/C.csproj:2");

    [Fact]
    public void NamespaceUse_OnTheRepository_FollowsTheTable() => Ruling.Holds(DependencyRules.NamespaceUse);

    [Fact]
    public void NamespaceUse_OfAnotherRoom_IsFoundHoweverItIsWritten() => Ruling.Bites(
        DependencyRules.NamespaceUse,
        SourceTree.Of(
            ("src/Ingest/Rows/Row.cs", "namespace TraceEngine.Ingest.Rows;\npublic class Row { public static int Width; }"),
            ("src/Query/A.cs", "using TraceEngine.Ingest.Rows;\nnamespace TraceEngine.Query;\nclass A;"),
            ("src/Query/B.cs", "using Line = TraceEngine.Ingest.Rows.Row;\nnamespace TraceEngine.Query;\nclass B;"),
            ("src/Query/C.cs", "using static TraceEngine.Ingest.Rows.Row;\nnamespace TraceEngine.Query;\nclass C;"),
            ("src/Query/D.cs", "namespace TraceEngine.Query;\nclass D\n{\n    Ingest.Rows.Row? row;\n}"),
            ("src/Query/E.cs",
                "namespace TraceEngine.Query;\nclass E\n{\n    int x = global::TraceEngine.Ingest.Rows.Row.Width;\n}"),
            ("src/Query/F.cs",
                "namespace TraceEngine.Query;\nclass F\n{\n    string Ingest => \"\";\n    int x => Ingest.Length;\n}"),
            ("src/Host/G.cs", "using TraceEngine.Ingest.Rows;\nnamespace TraceEngine.Host;\nclass G;")),
        "src/Query/A.cs:1",
        "src/Query/B.cs:1",
        "src/Query/C.cs:1",
        "src/Query/D.cs:4",
        "src/Query/E.cs:4");

    private static (string Path, string Text) Project(string path, string reference) =>
        (path, $"<Project>\n<ProjectReference Include=\"{reference}\" />\n</Project>");
}
