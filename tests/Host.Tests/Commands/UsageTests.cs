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
    public async Task Run_WrongArguments_ExitsWithTwo(params string[] arguments) =>
        Assert.Equal(2, await TraceCommandLine.RunAsync(arguments));

    [Fact]
    public async Task Run_DatabaseAway_ExitsWithOne()
    {
        string[] arguments = ["migrate", "--postgres", "Host=127.0.0.1;Port=1;Timeout=2"];

        Assert.Equal(1, await TraceCommandLine.RunAsync(arguments));
    }
}
