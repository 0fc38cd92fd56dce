using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

public sealed class TelemetryRulesTests
{
    [Fact]
    public void LogCatalogue_OnTheRepository_IsOnePerRoom() => Ruling.Holds(TelemetryRules.LogCatalogue);

    [Fact]
    public void LogCatalogue_MessageElsewhere_IsFound() => Ruling.Bites(
        TelemetryRules.LogCatalogue,
        SourceTree.Of(
            ("src/Query/QueryLog.cs", "partial class QueryLog\n{\n[LoggerMessage(4001, L, \"a\")] void A();\n}"),
            ("src/Query/QueryLog.Exports.cs", "partial class QueryLog\n{\n[LoggerMessage(4002, L, \"a\")] void B();\n}"),
            ("src/Query/WalkLog.cs", "partial class WalkLog\n{\n[LoggerMessage(4003, L, \"a\")] void C();\n}"),
            ("src/Query/Walk.cs", "partial class Walk\n{\n[LoggerMessage(4004, L, \"a\")] void D();\n}")),
        "src/Query/WalkLog.cs:3",
        "src/Query/Walk.cs:3");

    [Fact]
    public void LogIds_OnTheRepository_AreOfTheRoomsRange() => Ruling.Holds(TelemetryRules.LogIds);

    [Fact]
    public void LogIds_OutsideRepeatedOrMissing_AreFound() => Ruling.Bites(
        TelemetryRules.LogIds,
        SourceTree.Of(("src/Query/QueryLog.cs", """
            partial class QueryLog
            {
                [LoggerMessage(4001, L, "a")] void A();
                [LoggerMessage(4001, L, "a")] void B();
                [LoggerMessage(EventId = 3001, Message = "a")] void C();
                [LoggerMessage(L, "a")] void D();
                [LoggerMessage] void E();
            }
            """)),
        "src/Query/QueryLog.cs:4",
        "src/Query/QueryLog.cs:5",
        "src/Query/QueryLog.cs:6",
        "src/Query/QueryLog.cs:7");

    [Fact]
    public void NoFreeTextLogs_OnTheRepository_ThereAreNone() => Ruling.Holds(TelemetryRules.NoFreeTextLogs);

    [Fact]
    public void NoFreeTextLogs_CallWithText_IsFound() => Ruling.Bites(
        TelemetryRules.NoFreeTextLogs,
        SourceTree.Of(("src/Query/A.cs",
            "class A\n{\nvoid B() { _log.LogInformation(\"a\");\n_log.WalkFailed();\nlogger.LogError(e, \"a\"); }\n}")),
        "src/Query/A.cs:3",
        "src/Query/A.cs:5");

    [Fact]
    public void MetricsOwner_OnTheRepository_IsOnePerRoom() => Ruling.Holds(TelemetryRules.MetricsOwner);

    [Fact]
    public void MetricsOwner_SecondMeter_IsFound() => Ruling.Bites(
        TelemetryRules.MetricsOwner,
        SourceTree.Of(
            ("src/Query/QueryMetrics.cs", "class QueryMetrics { Meter _meter = new(\"a\"); }"),
            ("src/Query/Walk.cs", "class Walk\n{\nMeter _meter = new(\"b\");\n}"),
            ("src/Access/Ring.cs", "class Ring(IMeterFactory meters)\n{\n}")),
        "src/Query/Walk.cs:3",
        "src/Access/Ring.cs:1");
}
