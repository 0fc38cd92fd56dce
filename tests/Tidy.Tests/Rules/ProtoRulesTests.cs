using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

public sealed class ProtoRulesTests
{
    [Fact]
    public void ProtoComments_OnTheRepository_AreEverywhere() => Ruling.Holds(ProtoRules.ProtoComments);

    [Fact]
    public void ProtoComments_MissingOnAnything_AreFound() => Ruling.Bites(
        ProtoRules.ProtoComments,
        SourceTree.Of(("protos/a.proto", """
            syntax = "proto3";
            package traceengine.a.v1;
            service Bare {
              rpc Do(stream Request) returns (Request);
              // Said.
              rpc Say(Request) returns (Request) {}
            }
            message Request {
              reserved 4, 5;
              string bare = 1;
              // Said; with a { in it.
              map<string, int32> said = 2;
              oneof bare_choice {
                // Said.
                int32 one = 3;
                Kind two = 6 [deprecated = true];
              }
              /* Said. */
              repeated traceengine.b.v1.Thing things = 7;
            }
            enum Kind {
              KIND_UNSPECIFIED = 0;
            }
            """)),
        "protos/a.proto:3",
        "protos/a.proto:4",
        "protos/a.proto:8",
        "protos/a.proto:10",
        "protos/a.proto:13",
        "protos/a.proto:16",
        "protos/a.proto:21",
        "protos/a.proto:22");

    [Fact]
    public void ProtoPackages_OnTheRepository_AreTheirFolders() => Ruling.Holds(ProtoRules.ProtoPackages);

    [Fact]
    public void ProtoPackages_OtherFolderOrVersion_AreFound() => Ruling.Bites(
        ProtoRules.ProtoPackages,
        SourceTree.Of(
            ("protos/traceengine/a/v1/a.proto",
                "package traceengine.a.v1;\noption csharp_namespace = \"TraceEngine.Contracts.A.V1\";"),
            ("protos/traceengine/a/v2/b.proto",
                "package traceengine.a.v1;\noption csharp_namespace = \"TraceEngine.Contracts.A.V1\";"),
            ("protos/traceengine/c/c.proto", "package traceengine.c;\noption csharp_namespace = \"TraceEngine.Contracts.C\";"),
            ("protos/traceengine/d/v1/d.proto", "package traceengine.d.v1;"),
            ("src/Query/e.proto", "package traceengine.e.v1;")),
        "protos/traceengine/a/v2/b.proto",
        "protos/traceengine/c/c.proto",
        "protos/traceengine/d/v1/d.proto",
        "src/Query/e.proto");
}
