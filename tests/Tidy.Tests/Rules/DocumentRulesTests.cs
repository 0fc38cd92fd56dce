using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

public sealed class DocumentRulesTests
{
    private const string Script = """
          ./trace serve       run it
          ./trace fly         nobody wrote this
        main() {
            case $command in
                test)
                    run_tests "$@"
                    ;;
                demo | serve) run_host "$@" ;;
            esac
        """;

    [Fact]
    public void CommandsExist_OnTheRepository_EveryOneThatIsNamed() => Ruling.Holds(DocumentRules.CommandsExist);

    [Fact]
    public void CommandsExist_NamedAndNotThere_AreFound() => Ruling.Bites(
        DocumentRules.CommandsExist,
        Tree(("README.md", """
            Run `./trace test`, then `./trace tests`.
            ```
            ./trace serve --port 1      # --nothing here counts
            ./trace serve --prot 1
            TRACE_DATA=x ./trace query chain CODE
            ./trace query chains CODE
            ./trace demo
            cd src/trace/fly && ./trace --help | less
            ```
            ./trace prose is not checked
            """)),
        "README.md:1",
        "README.md:4",
        "README.md:6",
        "README.md:7",
        "trace:2");

    [Fact]
    public void CommandsExist_WithoutReadme_IsFound() =>
        Ruling.Bites(DocumentRules.CommandsExist, Tree(), "README.md", "trace:2");

    [Fact]
    public void LinksLead_OnTheRepository_SomewhereThatIs() => Ruling.Holds(DocumentRules.LinksLead);

    [Fact]
    public void LinksLead_ToNothing_AreFound() => Ruling.Bites(
        DocumentRules.LinksLead,
        SourceTree.Of(
            ("README.md", "[a](samples/)\n[b](samples/a.xml#top)\n[c](gone.md)\n[d](https://example.org)\n[e](#top)"),
            ("samples/a.xml", ""),
            ("samples/README.md", "[up](../README.md)\n[out](b.xml)")),
        "README.md:3",
        "samples/README.md:2");

    private static SourceTree Tree(params (string Path, string Text)[] more) => SourceTree.Of([
        ("trace", Script),
        ("src/Host/Commands/TraceCommandLine.cs",
            "class TraceCommandLine { R Create() => new(\"\") { ServeCommand.Create(), QueryCommand.Create() }; }"),
        ("src/Host/Commands/ServeCommand.cs", "class ServeCommand { Option o = new(\"--port\"); static Command Create() { return "
            + "new Command(\"serve\", \"\"); } }"),
        ("src/Host/Commands/QueryCommand.cs",
            "class QueryCommand { static Command Create() => new(\"query\", \"\") { ChainCommand.Create() }; }"),
        ("src/Host/Commands/ChainCommand.cs",
            "class ChainCommand { static Command Create() => new(\"chain\", \"\") { Argument }; }"),
        .. more]);
}
