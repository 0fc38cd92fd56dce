using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Signing;

namespace TraceEngine.Access.Tests.Calls;

/// <summary>Over real HTTP/2, since what matters is what happens before the body ends.</summary>
public sealed class CallAuthenticationTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Call_WellSigned_ReachesTheEndpointWithItsCaller()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        await using var app = await StartAsync(kit);
        var key = await kit.IssueAsync();

        using var response = await SendAsync(app, Signed(kit, key.Ak, key.Secret.Reveal()), new ByteArrayContent([]));

        Assert.Equal($"caller {key.Ak}", await response.Content.ReadAsStringAsync(AccessKit.Ct));
    }

    [Fact]
    public async Task Call_BadlySigned_IsDeniedBeforeItsBodyIsRead()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        await using var app = await StartAsync(kit);
        using var endless = new EndlessContent();

        using var response = await SendAsync(app, [], endless); // answered although the body never ends

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/grpc", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("16", Assert.Single(response.Headers.GetValues("grpc-status")));
        var message = Uri.UnescapeDataString(response.Headers.GetValues("grpc-message").Single());
        Assert.Contains("没有签名", message, StringComparison.Ordinal);
        Assert.Equal("", await response.Content.ReadAsStringAsync(AccessKit.Ct));
    }

    [Fact]
    public async Task Call_AnyKindOfBadSignature_GetsTheAnswerOfAnUnknownKey()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        await using var app = await StartAsync(kit);
        var key = await kit.IssueAsync();
        var sk = key.Secret.Reveal();
        var revoked = await kit.IssueAsync();
        await kit.Keys.RevokeAsync(revoked.Ak, AccessKit.Actor, AccessKit.Ct);

        var unknown = await AnswerAsync(kit, app, Signed(kit, "ak-2222-2222-2222-2222", sk));
        Metadata old = [];
        CallSigner.Sign(old, key.Ak, sk, AccessKit.Method, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(
            kit.Time.GetUtcNow().AddMinutes(-6)));
        Metadata otherMethod = [];
        CallSigner.Sign(otherMethod, key.Ak, sk, "/other/Method", kit.Time);

        Assert.Equal(unknown, await AnswerAsync(kit, app, Signed(kit, key.Ak, new string('a', 64))));
        Assert.Equal(unknown, await AnswerAsync(kit, app, old));
        Assert.Equal(unknown, await AnswerAsync(kit, app, otherMethod));
        Assert.Equal(unknown, await AnswerAsync(kit, app, Signed(kit, revoked.Ak, revoked.Secret.Reveal())));
        Assert.Equal(unknown, await AnswerAsync(kit, app, new Metadata { { CallHeaders.Ak, key.Ak } }));
        Assert.Contains("grpc-status: 16", unknown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/grpc.health.v1.Health/Check", true)]
    [InlineData("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", true)]
    [InlineData("/grpc.health.v1.HealthEvil/Check", false)]
    [InlineData("/traceengine.query.v1.QueryService/GetChain", false)]
    public async Task Call_Unsigned_ReachesOnlyOpenServices(string method, bool open)
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        await using var app = await StartAsync(kit);

        using var response = await SendAsync(app, [], new ByteArrayContent([]), method);

        Assert.Equal(open ? "no caller" : "", await response.Content.ReadAsStringAsync(AccessKit.Ct));
    }

    [Fact]
    public async Task Secrets_WholeLifeOfAKey_AreInNoLogAndNoText()
    {
        await using var kit = await AccessKit.CreateAsync(postgres);
        await using var app = await StartAsync(kit);
        var key = await kit.IssueAsync();
        var next = await kit.Keys.RotateAsync(key.Ak, endOlder: false, AccessKit.Actor, AccessKit.Ct);
        await AnswerAsync(kit, app, Signed(kit, key.Ak, key.Secret.Reveal()));
        await AnswerAsync(kit, app, Signed(kit, key.Ak, new string('b', 64)));
        await kit.Keys.RevokeAsync(key.Ak, AccessKit.Actor, AccessKit.Ct);

        Assert.Contains(key.Ak, kit.Log.Text, StringComparison.Ordinal);
        foreach (var issued in new[] { key, next })
        {
            Assert.DoesNotContain(issued.Secret.Reveal(), kit.Log.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(issued.Secret.Reveal(), issued.ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    private static async Task<WebApplication> StartAsync(AccessKit kit)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(kit.Log);
        builder.Services.AddSingleton(kit.Get<CallVerifier>());
        builder.Services.AddSingleton(kit.Get<DenialReport>());
        var app = builder.Build();
        app.UseTraceAccess();
        app.Run(context => context.Response.WriteAsync(
            context.Features.Get<Caller>() is { } caller ? $"caller {caller.Ak}" : "no caller", context.RequestAborted));
        await app.StartAsync(AccessKit.Ct);
        return app;
    }

    private static Metadata Signed(AccessKit kit, string ak, string sk)
    {
        Metadata headers = [];
        CallSigner.Sign(headers, ak, sk, AccessKit.Method, kit.Time);
        return headers;
    }

    // The answer as it is on the wire, all headers but the date.
    private static async Task<string> AnswerAsync(AccessKit kit, WebApplication app, Metadata headers)
    {
        kit.Time.Advance(TimeSpan.FromSeconds(1));
        using var response = await SendAsync(app, headers, new ByteArrayContent([]));
        var lines = response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date")
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal);
        return string.Join('\n', lines) + await response.Content.ReadAsStringAsync(AccessKit.Ct);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        WebApplication app, Metadata headers, HttpContent content, string method = AccessKit.Method)
    {
        var server = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Addresses.Single() + method)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        content.Headers.ContentType = new("application/grpc");
        foreach (var entry in headers)
        {
            request.Headers.Add(entry.Key, entry.Value);
        }
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, AccessKit.Ct);
    }
}
