using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

public sealed class VerdictRulesTests
{
    [Fact]
    public void EveryReasonIsExpected_OnTheRepository_ByATestOfTheServer() => Ruling.Holds(VerdictRules.EveryReasonIsExpected);

    [Fact]
    public void EveryReasonIsExpected_OfNoTest_IsFound() => Ruling.Bites(
        VerdictRules.EveryReasonIsExpected,
        SourceTree.Of(
            (
                "protos/traceengine/verdict/v1/verdict.proto",
                "  REASON_UNSPECIFIED = 0;\n  REASON_CODE_EMPTY = 1;\n  REASON_BAD_GS1 = 2;"),
            ("tests/Functional.Tests/A.cs", "Assert(Reason.CodeEmpty)"),
            ("src/Ingest/B.cs", "Refuse(Reason.BadGs1)")),
        "protos/traceengine/verdict/v1/verdict.proto:3");
}
