using TraceEngine.Host.Commands;

namespace TraceEngine.Host.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("serve", "--nonsense")]
    [InlineData("serve", "--roles", "baking")]
    [InlineData("serve", "--roles", "0")]
    [InlineData("serve", "--roles", ",")]
    [InlineData("serve", "--listen", "5080")]
    [InlineData("serve", "--listen", "127.0.0.1:99999")]
    [InlineData("serve", "--listen", "0.0.0.0:5080")]
    [InlineData("serve", "--http", "[::]:5081")]
    [InlineData("serve", "--certificate", "/nonexistent.pem")]
    [InlineData("serve", "--postgres", "no connection string")]
    [InlineData("migrate", "--postgres", "no connection string")]
    [InlineData("keys", "create")]
    [InlineData("keys", "revoke")]
    [InlineData("keys", "strictness")]
    [InlineData("keys", "audit", "--at-most", "0")]
    [InlineData("keys", "audit", "--at-most", "many")]
    [InlineData("certificate", "--host")]
    [InlineData("pack", "81234560000000000017")]
    [InlineData("pack", "--parent", "81234570000000000018")]
    [InlineData("pack", "--parent", "81234570000000000018", "81234560000000000017", "--mode", "loose")]
    [InlineData("unpack")]
    [InlineData("unpack", "81234560000000000017", "--all-of", "81234570000000000018")]
    [InlineData("replace", "81234560000000000017", "81234560000000000024")]
    [InlineData("flow", "shipping", "81234560000000000017")]
    [InlineData("withdraw", "shipping", "FH-1")]
    [InlineData("withdraw", "baking", "FH-1", "--reason", "why")]
    [InlineData("query", "chain")]
    [InlineData("query", "chain", "81234560000000000017", "--json", "--csv")]
    [InlineData("query", "contents")]
    [InlineData("query", "contents", "81234560000000000017", "--depth", "0")]
    [InlineData("query", "contents", "81234560000000000017", "--depth", "-1")]
    [InlineData("query", "contents", "81234560000000000017", "--depth", "x")]
    [InlineData("query", "contents", "81234560000000000017", "--json", "--csv")]
    [InlineData("query", "list")]
    [InlineData("query", "list", "--level", "1")]
    [InlineData("query", "list", "--lot", "20250601", "--day", "2026-01-31")]
    [InlineData("query", "list", "--lot", "20250601", "--kind", "shipping")]
    [InlineData("query", "list", "--lot", "20250601", "--level", "10")]
    [InlineData("query", "list", "--lot", "20250601", "--rows", "0")]
    [InlineData("query", "list", "--lot", "20250601", "--json", "--csv")]
    [InlineData("query", "list", "--to", "2026-01-31")]
    [InlineData("query", "list", "--document", "SO-1")]
    [InlineData("query", "list", "--document", "SO-1", "--kind", "baking")]
    [InlineData("query", "list", "--day", "2026-01-31", "--product", "P-1")]
    [InlineData("verify", "line-7", "--kind", "baking")]
    [InlineData("import")]
    [InlineData("import", "x.csv", "--kind", "baking")]
    [InlineData("import", "x.csv", "--set", "shpOrgUscc")]
    [InlineData("import", "x.csv", "--format", "pdf")]
    [InlineData("import", "x.csv", "y.csv", "--report", "r.csv")]
    [InlineData("template", "baking")]
    [InlineData("template", "shipping", "--format", "pdf")]
    public async Task Run_WrongArguments_ExitsWithTwo(params string[] arguments) =>
        Assert.Equal(2, await TraceCommandLine.RunAsync(arguments));

    [Fact]
    public async Task Run_DatabaseAway_ExitsWithOne()
    {
        string[] arguments = ["migrate", "--postgres", "Host=127.0.0.1;Port=1;Timeout=2"];

        Assert.Equal(1, await TraceCommandLine.RunAsync(arguments));
    }
}
