using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

public sealed class WireNameRulesTests
{
    [Fact]
    public void WireNamesStandInTables_OnTheRepository_AndNowhereElse() => Ruling.Holds(WireNameRules.WireNamesStandInTables);

    [Fact]
    public void WireNamesStandInTables_OneElsewhere_IsFound() => Ruling.Bites(
        WireNameRules.WireNamesStandInTables,
        SourceTree.Of(
            (
                "src/Contracts/Uploads/Tables/T.cs",
                """
                class T
                {
                    object A = Text("shpSinNo", "flow.shipping_note", "货单编号", 50).Also("CorpOrderID", "货单号");
                    object B = Text("memo", "flow.details.memo", "备注", 500);
                    object C = TraceCode("tracCodg", "rejected.code", "拒收码").Column("rejTracCodg").Note("Not a name", "x");
                }
                """),
            ("src/Host/A.cs", "class A { string F => row[\"shpSinNo\"]; }"),
            ("src/Host/B.cs", "class B { string F => \"CorpOrderID\" + \"memo\" + \"The field shpSinNo\"; }"),
            ("src/Signing/C.cs", "class C\n{\n    string F => \"list.tracCodg\";\n    string G => \"rejTracCodg\";\n}"),
            ("tests/Host.Tests/D.cs", "class D { string F => \"shpSinNo\"; }")),
        "src/Host/A.cs:1",
        "src/Signing/C.cs:3",
        "src/Signing/C.cs:4");
}
