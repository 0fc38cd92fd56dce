using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

public sealed class SqlRulesTests
{
    [Fact]
    public void NoSqlInCode_OnTheRepository_ThereIsNone() => Ruling.Holds(SqlRules.NoSqlInCode);

    [Fact]
    public void NoSqlInCode_StatementInAnyLiteral_IsFound() => Ruling.Bites(
        SqlRules.NoSqlInCode,
        SourceTree.Of(("src/Query/A.cs", """"
            class A
            {
                string a = "SELECT 1";
                string b = @"  insert into codes values (1)";
                string c = $"update codes set level = {1}";
                string d = """
                    COPY codes FROM STDIN
                    """;
                string e = "create_key";
                string f = "create";
                string g = $"{1} select one";
                string h = "selected";
            }
            """")),
        "src/Query/A.cs:3",
        "src/Query/A.cs:4",
        "src/Query/A.cs:5",
        "src/Query/A.cs:6");

    [Fact]
    public void OneStatementPerFile_OnTheRepository_Holds() => Ruling.Holds(SqlRules.OneStatementPerFile);

    [Fact]
    public void OneStatementPerFile_TwoOrNone_AreFound() => Ruling.Bites(
        SqlRules.OneStatementPerFile,
        SourceTree.Of(
            ("src/Query/Sql/two.sql", "-- both\nSELECT 1;\nSELECT 2"),
            ("src/Query/Sql/none.sql", "-- nothing; here"),
            ("src/Query/Sql/one.sql", "-- a; b\nSELECT ';', $x$ ; $x$, \";\" /* ; */;\n"),
            ("src/Storage/Migrations/0001_many.sql", "-- all\nSELECT 1; SELECT 2;")),
        "src/Query/Sql/two.sql",
        "src/Query/Sql/none.sql");

    [Fact]
    public void StatementsAreUsed_OnTheRepository_Holds() => Ruling.Holds(SqlRules.StatementsAreUsed);

    [Fact]
    public void StatementsAreUsed_NamedByNoCodeOfTheRoom_IsFound() => Ruling.Bites(
        SqlRules.StatementsAreUsed,
        SourceTree.Of(
            ("src/Query/Sql/read_codes.sql", ""), ("src/Query/Sql/read_lots.sql", ""), ("src/Query/Sql/read_parts.sql", ""),
            ("src/Query/A.cs", "class A { string a = Load(\"read_codes\"), b = Load(\"Lineage.Sql.read_parts\"); }"),
            ("src/Ingest/B.cs", "class B { string a = Load(\"read_lots\"); }")),
        "src/Query/Sql/read_lots.sql");

    [Fact]
    public void SqlNames_OnTheRepository_SayWhatTheyDo() => Ruling.Holds(SqlRules.SqlNames);

    [Fact]
    public void SqlNames_OtherCaseOrGap_AreFound() => Ruling.Bites(
        SqlRules.SqlNames,
        SourceTree.Of(
            ("src/Query/Sql/ReadCodes.sql", ""), ("src/Query/Sql/read_codes.sql", ""),
            ("src/Storage/Migrations/0001_ids.sql", ""), ("src/Storage/Migrations/0003_codes.sql", ""),
            ("src/Storage/Migrations/0003_lots.sql", ""), ("src/Storage/Migrations/4_flows.sql", "")),
        "src/Query/Sql/ReadCodes.sql",
        "src/Storage/Migrations/0003_codes.sql",
        "src/Storage/Migrations/0003_lots.sql",
        "src/Storage/Migrations/4_flows.sql");
}
