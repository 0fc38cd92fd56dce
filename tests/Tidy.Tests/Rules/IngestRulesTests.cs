using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

public sealed class IngestRulesTests
{
    [Fact]
    public void FolderOrder_OnTheRepository_GoesRightOnly() => Ruling.Holds(IngestRules.FolderOrder);

    [Fact]
    public void FolderOrder_UseToTheLeft_IsFound() => Ruling.Bites(
        IngestRules.FolderOrder,
        SourceTree.Of(
            File("Reception", "using TraceEngine.Ingest.Validation;\nusing TraceEngine.Ingest.Copying;"),
            File("Validation", "using TraceEngine.Ingest.Reception;\nusing TraceEngine.Ingest.Catalog;"),
            File("Batching", "using TraceEngine.Ingest.Copying.Rows;\nusing TraceEngine.Ingest.Telemetry;"),
            File("Copying", "using TraceEngine.Ingest.Telemetry;\nusing TraceEngine.Ingest.Batching;"),
            File("Copying/Rows", "using TraceEngine.Ingest.Validation;"),
            File("Catalog", "using TraceEngine.Ingest.Reception;\nusing TraceEngine.Ingest.Telemetry;"),
            File("Telemetry", "using TraceEngine.Ingest.Catalog;"),
            File("Elsewhere", "")),
        "src/Ingest/Validation/X.cs:1",
        "src/Ingest/Copying/X.cs:2",
        "src/Ingest/Copying/Rows/X.cs:1",
        "src/Ingest/Catalog/X.cs:1",
        "src/Ingest/Telemetry/X.cs:1",
        "src/Ingest/Elsewhere/X.cs");

    [Fact]
    public void MessagesStopAtValidation_OnTheRepository_TheyDo() => Ruling.Holds(IngestRules.MessagesStopAtValidation);

    [Fact]
    public void MessagesStopAtValidation_MessageBehindIt_IsFound() => Ruling.Bites(
        IngestRules.MessagesStopAtValidation,
        SourceTree.Of(
            ("protos/traceengine/ingest/v1/a.proto",
                "option csharp_namespace = \"TraceEngine.Contracts.Ingest.V1\";\nmessage Batch {}"),
            ("protos/traceengine/verdict/v1/v.proto", """
                option csharp_namespace = "TraceEngine.Contracts.Verdict.V1";
                enum Reason { REASON_UNSPECIFIED = 0; }
                message RowVerdict {}
                """),
            File("Validation", "using TraceEngine.Contracts.Ingest.V1;"),
            File("Batching", "using TraceEngine.Contracts.Ingest.V1;"),
            File("Copying", "using TraceEngine.Contracts.Verdict.V1;", "Reason reason; RowVerdict? verdict;"),
            File("Copying/Rows", "", "Contracts.Ingest.V1.Batch? batch;")),
        "src/Ingest/Batching/X.cs:1",
        "src/Ingest/Copying/X.cs:3",
        "src/Ingest/Copying/Rows/X.cs:3");

    private static (string Path, string Text) File(string folder, string usings, string members = "") =>
        ($"src/Ingest/{folder}/X.cs",
            $"{usings}\nnamespace TraceEngine.Ingest.{folder.Replace('/', '.')}; class X {{\n{members} }}");
}
