using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Signing;

/// <summary>Whatever happens to a request, its answer has the one shape (checked by <see cref="JsonAnswer"/>).</summary>
public sealed class TransportTests(JsonServer server) : IClassFixture<JsonServer>
{
    [Fact]
    public async Task Path_OfNoInterface_IsAnsweredInTheOneShape() =>
        Assert.Equal(40401, (await server.Producer.CallAsync("/nothing", new { })).Code);

    [Fact]
    public async Task Get_OfAnInterface_IsRefusedAndTellsPost()
    {
        using var response = await server.Producer.Http.GetAsync(
            new Uri("/shpInfo", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(40501, (await JsonAnswer.ReadAsync(response)).Code);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=gbk")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task ContentType_OfAnotherKind_IsRefused(string type)
    {
        var answer = await server.Producer.PostAsync("/limits", Encoding.UTF8.GetBytes(server.Producer.Body("{}")), type);

        Assert.Equal(41501, answer.Code);
        Assert.Contains("application/json", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gzip_OfAGoodBody_IsTaken()
    {
        var answer = await server.Producer.PostAsync("/limits", Zip(server.Producer.Body("{}")), encoding: "gzip");

        Assert.Equal(0, answer.Code);
    }

    [Fact]
    public async Task Gzip_ThatInflatesBeyondTheLimit_IsRefusedAsTooLarge()
    {
        var bomb = Zip(new string(' ', 20 * 1024 * 1024));
        Assert.True(bomb.Length < 100_000);

        var answer = await server.Producer.PostAsync("/limits", bomb, encoding: "gzip");

        Assert.Equal(41301, answer.Code);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Encoding_OfAnotherKind_IsRefused(string encoding) => Assert.Equal(
        41501, (await server.Producer.PostAsync("/limits", [1, 2, 3], encoding: encoding)).Code);

    [Fact]
    public async Task Gzip_CutOff_IsRefusedAsMalformed()
    {
        var whole = Zip(server.Producer.Body("{}"));

        var answer = await server.Producer.PostAsync("/limits", whole[..(whole.Length / 2)], encoding: "gzip");

        Assert.Equal(40001, answer.Code);
    }

    [Fact]
    public async Task Body_BeyondTheLimit_IsRefusedAsTooLarge() =>
        Assert.Equal(41301, (await server.Producer.PostAsync("/limits", new byte[9 * 1024 * 1024])).Code);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"ak":"a"}""")]
    [InlineData("""{"ak":"a","timestamp":"1767600000","sign":"zz","param":"{}"}""")]
    public async Task Body_ThatIsNoEnvelope_IsRefusedWithWhatIsMissing(string body)
    {
        var answer = await server.Producer.PostAsync("/limits", body);

        Assert.Equal(40001, answer.Code);
    }

    [Theory]
    [InlineData(299, 0)]
    [InlineData(-299, 0)]
    [InlineData(301, 40101)]
    [InlineData(-301, 40101)]
    public async Task Clock_AheadOrBehind_IsTakenWithin300Seconds(int seconds, int code)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddSeconds(seconds));
        using var caller = new JsonCaller(server.Server.JsonEndpoint, server.ProducerKey, clock);

        Assert.Equal(code, (await caller.CallAsync("/limits", new { })).Code);
    }

    [Fact]
    public async Task Denial_OfAnUnknownAkOrAWrongSign_IsTheSameAnswer()
    {
        using var stranger = new JsonCaller(
            server.Server.JsonEndpoint, server.ProducerKey with { Ak = "ak-2222-2222-2222-2222" });
        using var forger = new JsonCaller(server.Server.JsonEndpoint, server.ProducerKey with { Sk = new string('1', 64) });

        var (unknown, wrong) = (await stranger.CallAsync("/limits", new { }), await forger.CallAsync("/limits", new { }));

        Assert.Equal(40101, unknown.Code);
        Assert.Equal((unknown.Status, unknown.Message, unknown.Detail), (wrong.Status, wrong.Message, wrong.Detail));
        Assert.Equal(
            unknown.Response.Headers.Select(header => header.Key).Where(name => name != "Date"),
            wrong.Response.Headers.Select(header => header.Key).Where(name => name != "Date"));
    }

    [Fact]
    public async Task Param_AsObject_IsVerifiedOverItsOwnBytes()
    {
        Assert.Equal(0, (await server.Producer.CallRawAsync("/limits", "{  }")).Code);
        Assert.Equal(0, (await server.Producer.CallRawAsync("/limits", "{\n}")).Code);
    }

    [Fact]
    public async Task Sign_InUpperCase_IsTaken()
    {
        var body = server.Producer.Body("{ }");
        var sign = server.Producer.Sign(server.Producer.Timestamp(), "{ }");

        var answer = await server.Producer.PostAsync(
            "/limits", body.Replace(sign, sign.ToUpperInvariant(), StringComparison.Ordinal));

        Assert.True(answer.Code is 0 or 40101, answer.Text);
        Assert.Equal(0, answer.Code);
    }

    [Fact]
    public async Task Documents_ForProgramsAndPeople_TellEveryInterface()
    {
        var api = await server.Producer.ReadAsync("/openapi.json");
        var page = await server.Producer.ReadAsync("/");

        using var document = System.Text.Json.JsonDocument.Parse(api);
        Assert.Equal("3.1.0", document.RootElement.GetProperty("openapi").GetString());
        var paths = document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.Equal(
            [
                "/impDrugInfo", "/domDrugInfo", "/mcsInfo", "/tracCodgInfo", "/shpInfo", "/shppInfo", "/delvInfo", "/circInfo",
                "/corrInfo", "/report", "/query/codg", "/query/lotnum", "/query/date", "/export", "/export/status",
                "/export/download", "/duties", "/limits", "/keys", "/keys/issue", "/keys/rotate", "/keys/revoke",
            ],
            paths);
        Assert.All(paths, path => Assert.Contains($"<code>{path}</code>", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rate_BeyondTheLimit_IsAnsweredWithWhenToComeAgain()
    {
        await using var strict = await TestServer.StartAsync(
            server.Fixture,
            new ServerSetup
            {
                Settings = new Dictionary<string, string?>
                {
                    ["Signing:CallsPerSecond"] = "1",
                    ["Signing:CallsAtOnce"] = "2",
                    ["Signing:StrictParam"] = "true",
                },
            });
        var enterprise = await strict.AddEnterpriseAsync();
        using var caller = new JsonCaller(strict.JsonEndpoint, enterprise);
        var tooLong = await caller.CallAsync("/query/codg", new { tracCodg = new string('1', 1_020) });
        await caller.CallAsync("/limits", new { });

        var answer = await caller.CallAsync("/limits", new { });

        Assert.Equal(41302, tooLong.Code);
        Assert.Equal(42901, answer.Code);
        Assert.True(answer.Response.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Response.StatusCode);
    }

    [Fact]
    public async Task Body_ThatNeverComes_IsGivenUpInTheOneShape()
    {
        await using var impatient = await TestServer.StartAsync(
            server.Fixture,
            new ServerSetup { Settings = new Dictionary<string, string?> { ["Signing:BodyTimeout"] = "00:00:00.1" } });
        using var socket = new TcpClient();
        var address = new Uri(impatient.JsonEndpoint);
        await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /limits HTTP/1.1\r\nHost: {address.Authority}\r\n"
                + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n"),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    private static byte[] Zip(string text)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return zipped.ToArray();
    }
}
