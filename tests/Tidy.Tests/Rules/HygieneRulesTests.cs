using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

public sealed class HygieneRulesTests
{
    [Fact]
    public void NoMachinePaths_OnTheRepository_ThereAreNone() => Ruling.Holds(HygieneRules.NoMachinePaths);

    [Fact]
    public void NoMachinePaths_PathOfAMachine_IsFound() => Ruling.Bites(
        HygieneRules.NoMachinePaths,
        SourceTree.Of(
            ("src/Query/A.cs",
                "class A\n{\nstring a = \"/ro" + "ot/x\";\nstring b = \"/var/lib/x\";\nstring c = \"src/work/x\";\n}"),
            ("trace", "cd /wo" + "rk/main\ncd ~/work/x\n"),
            ("README.md", "in /ho" + "me/ann/data")),
        "src/Query/A.cs:3",
        "trace:1",
        "README.md:1");

    [Fact]
    public void NoRegistryHosts_OnTheRepository_ThereAreNone() => Ruling.Holds(HygieneRules.NoRegistryHosts);

    [Fact]
    public void NoRegistryHosts_HostOrSettings_AreFound() => Ruling.Bites(
        HygieneRules.NoRegistryHosts,
        SourceTree.Of(
            ("src/Query/nuget.config", "<configuration />"),
            ("trace", "echo one\nnpm install --" + "registry https://reg" + "istry.example.org\ncurl "
                + "https://api.nu" + "get.org/v3\n"),
            ("README.md", "packages from NuGet and npm")),
        "src/Query/nuget.config",
        "trace:2",
        "trace:3");

    [Fact]
    public void SuppressionsHaveReasons_OnTheRepository_Holds() => Ruling.Holds(HygieneRules.SuppressionsHaveReasons);

    [Fact]
    public void SuppressionsHaveReasons_WithoutOne_AreFound() => Ruling.Bites(
        HygieneRules.SuppressionsHaveReasons,
        SourceTree.Of(
            (".editorconfig", """
                [*.cs]
                dotnet_diagnostic.CA0001.severity = none
                # Why these two.
                dotnet_diagnostic.CA0002.severity = none
                dotnet_diagnostic.CA0003.severity = none
                """),
            ("src/Query/Q.csproj", "<P>\n<NoWarn>CA1</NoWarn>\n<!-- Why. -->\n<NoWarn>CA2</NoWarn>\n</P>"),
            ("src/Query/A.cs", """
                #pragma warning disable CA1
                #pragma warning disable CA2 // why
                // Why.
                #pragma warning disable CA3
                #pragma warning restore CA3
                [SuppressMessage("Design", "CA4")]
                class A
                {
                    [SuppressMessage("Design", "CA5", Justification = "why")]
                    int B;
                }
                """)),
        ".editorconfig:2",
        "src/Query/Q.csproj:2",
        "src/Query/A.cs:1",
        "src/Query/A.cs:6");
}
