using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Signing;

/// <summary>A signed upload that is sent again has its first answer and no second effect.</summary>
public sealed class ReplayTests(ServersFixture fixture)
{
    [Fact]
    public async Task Upload_SentAgainToAnotherHostAndAfterARestart_GetsItsFirstAnswerByteForByte()
    {
        await using var first = await TestServer.StartAsync(fixture);
        var enterprise = await first.AddEnterpriseAsync();
        using var caller = new JsonCaller(first.JsonEndpoint, enterprise);
        await RegisterAsync(caller, enterprise);
        var body = caller.Body(System.Text.Json.JsonSerializer.Serialize(
            JsonDocuments.Codes("DOC-R1", (TestData.Code(TestData.UnitPrefix, 1), 1, null))));

        var answer = await caller.PostAsync("/tracCodgInfo", body);
        var again = await caller.PostAsync("/tracCodgInfo", body);
        await using var second = await first.StartSecondHostAsync();
        using var elsewhere = new JsonCaller(second.JsonEndpoint, enterprise);
        var onAnotherHost = await elsewhere.PostAsync("/tracCodgInfo", body);
        await first.StopAsync();
        await using var third = await second.StartSecondHostAsync();
        using var later = new JsonCaller(third.JsonEndpoint, enterprise);
        var afterRestart = await later.PostAsync("/tracCodgInfo", body);

        Assert.Equal(0, answer.Code);
        Assert.Equal(answer.Text, again.Text);
        Assert.Equal(answer.Text, onAnotherHost.Text);
        Assert.Equal(answer.Text, afterRestart.Text);
        Assert.Equal(1, await third.CountAsync("codes"));
    }

    [Fact]
    public async Task Sign_UsedOnAnotherInterface_IsRefused()
    {
        await using var server = await TestServer.StartAsync(fixture);
        var enterprise = await server.AddEnterpriseAsync();
        using var caller = new JsonCaller(server.JsonEndpoint, enterprise);
        var body = caller.Body("""{"label":"一号线"}""");
        await caller.PostAsync("/keys/issue", body);

        var answer = await caller.PostAsync("/corrInfo", body);

        Assert.Equal(40902, answer.Code);
    }

    [Fact]
    public async Task Uploads_OfOneSignAtOnce_RunOnce()
    {
        await using var server = await TestServer.StartAsync(fixture);
        var enterprise = await server.AddEnterpriseAsync();
        using var caller = new JsonCaller(server.JsonEndpoint, enterprise);
        var body = caller.Body("""{"label":"二号线"}""");

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => caller.PostAsync("/keys/issue", body)));

        Assert.All(answers, answer => Assert.Equal(0, answer.Code));
        Assert.Single(answers.Select(answer => answer["ak"].GetString()).Distinct());
        Assert.Single(answers, answer => answer["sk"].GetString()!.Length == 64);
        Assert.Equal(2, await server.CountAsync("keys"));
    }

    private static async Task RegisterAsync(JsonCaller caller, TestEnterprise enterprise)
    {
        var answer = await caller.CallAsync("/domDrugInfo", JsonDocuments.Drug("DRUG-1", enterprise.CreditCode));
        Assert.True(answer.Code == 0, answer.Text);
    }
}
