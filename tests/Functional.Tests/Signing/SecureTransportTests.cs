using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TraceEngine.Access.Certificates;
using TraceEngine.Functional.Tests.Kit;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;

namespace TraceEngine.Functional.Tests.Signing;

/// <summary>HTTPS with the certificate that trace makes, and defects that show nothing of themselves.</summary>
public sealed class SecureTransportTests(ServersFixture fixture)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Https_WithTheDevelopmentCertificate_SpeaksBothVersions(int version)
    {
        var folder = Directory.CreateTempSubdirectory("traceengine-tls");
        var files = DevelopmentCertificate.Ensure(folder.FullName, [], TimeProvider.System);
        await using var server = await TestServer.StartAsync(
            fixture, new ServerSetup { Certificate = files.CertificatePath, CertificateKey = files.KeyPath });
        var enterprise = await server.AddEnterpriseAsync();
        using var trusted = X509CertificateLoader.LoadCertificateFromFile(files.CertificatePath);
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback =
            (_, certificate, _, _) => certificate!.Equals(trusted);
        using var http = new HttpClient(handler);
        using var caller = new JsonCaller(server.JsonEndpoint, enterprise);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.JsonEndpoint}/limits")
        {
            Version = new Version(version, version == 1 ? 1 : 0),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new StringContent(caller.Body("{}"), Encoding.UTF8, "application/json"),
        };

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.StartsWith("https://", server.JsonEndpoint, StringComparison.Ordinal);
        Assert.Equal(version, response.Version.Major);
        Assert.Equal(0, (await JsonAnswer.ReadAsync(response)).Code);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Defect_InsideAnInterface_IsAnsweredInTheOneShapeWithoutItsDetails()
    {
        await using var server = await TestServer.StartAsync(
            fixture, new ServerSetup { Services = services => services.AddSingleton<IJsonInterface, Broken>() });
        var enterprise = await server.AddEnterpriseAsync();
        using var caller = new JsonCaller(server.JsonEndpoint, enterprise);

        var answer = await caller.CallAsync("/broken", new { });

        Assert.Equal(50001, answer.Code);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.Response.StatusCode);
        Assert.DoesNotContain("inner detail", answer.Text, StringComparison.Ordinal);
    }

    private sealed class Broken : IJsonInterface
    {
        public InterfaceDescription Description { get; } = new("/broken", "", "", new ObjectShape([]), []);

        public Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct) => throw new InvalidOperationException(
            "inner detail");
    }
}
