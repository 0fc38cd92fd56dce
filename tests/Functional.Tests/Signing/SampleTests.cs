using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TraceEngine.Access.Envelopes;
using TraceEngine.Contracts.Parties;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Signing;

/// <summary>The samples that people copy do what the server wants.</summary>
public sealed class SampleTests(ServersFixture fixture)
{
    // The tools that every machine of ours has: bash and openssl for one sample, the SDK for the other.
    private static readonly string[] AlwaysThere = ["bash", "dotnet"];

    private static readonly (string Tool, string[] Arguments)[] Signers =
    [
        ("bash", ["sign.sh"]),
        ("python3", ["sign.py"]),
        ("java", ["-XX:TieredStopAtLevel=1", "Sign.java"]),
        ("dotnet", ["run", "Sign.cs", "--"]),
    ];

    public static TheoryData<string> Tools => [.. Signers.Select(signer => signer.Tool)];

    [Fact]
    public void Vectors_SignedByTheServersRules_AreTheGoldenOnes()
    {
        var vectors = SignatureVector.ReadAll();
        Assert.True(vectors.Count >= 5, $"{vectors.Count} vectors");
        Assert.All(vectors, vector =>
        {
            var envelope = new SignedEnvelope(
                vector.Ak, vector.Timestamp, Convert.FromHexString(vector.Sign), Encoding.UTF8.GetBytes(vector.Param));
            var hash = new byte[SHA256.HashSizeInBytes];
            new EnvelopeText(envelope).Hash(vector.Sk, hash);
            Assert.Equal(vector.Sign, Convert.ToHexStringLower(hash));

            using var caller = new JsonCaller("http://localhost", new TestEnterprise("", vector.Ak, vector.Sk));
            Assert.Equal(vector.Sign, caller.Sign(vector.Timestamp, vector.Param));
        });
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task Signer_GivenTheVectors_PrintsTheBodyToPost(string tool)
    {
        if (SampleProgram.Find(tool) is not { } program)
        {
            Assert.DoesNotContain(tool, AlwaysThere);
            TestContext.Current.SendDiagnosticMessage("{0} is not installed here: its sample was not run", tool);
            return;
        }

        var sample = Signers.Single(signer => signer.Tool == tool);
        foreach (var vector in SignatureVector.ReadAll())
        {
            var (exitCode, output, errors) = await SampleProgram.RunAsync(
                program,
                [.. sample.Arguments, vector.Ak, vector.Sk, vector.Timestamp, "-"],
                vector.Param,
                ("MSBUILDDISABLENODEREUSE", "1"),
                ("UseSharedCompilation", "false"),
                ("DOTNET_NOLOGO", "1"));

            Assert.True(exitCode == 0, errors);
            using var body = JsonDocument.Parse(output);
            Assert.Equal(
                (vector.Ak, vector.Timestamp, vector.Sign, vector.Param),
                (Text(body, "ak"), Text(body, "timestamp"), Text(body, "sign"), Text(body, "param")));
            Assert.DoesNotContain(vector.Sk, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Drive_RunTwice_CallsEveryEndpointAndGetsWhatItExpects()
    {
        await using var server = await TestServer.StartAsync(fixture);
        var producer = await server.AddEnterpriseAsync(1, EnterpriseRole.DrugProducer, EnterpriseRole.ConsumableProducer);
        var distributor = await server.AddEnterpriseAsync(2, EnterpriseRole.Distributor);

        var first = await DriveAsync(server, producer, distributor);
        var second = await DriveAsync(server, producer, distributor, "--run", "7");

        Assert.True(first.ExitCode == 0, first.Output + first.Errors);
        Assert.True(second.ExitCode == 0, second.Output + second.Errors);
        using var caller = new JsonCaller(server.JsonEndpoint, producer);
        using var document = JsonDocument.Parse(
            await caller.Http.GetStringAsync(
                new Uri("/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.All(
            document.RootElement.GetProperty("paths").EnumerateObject(),
            path => Assert.Contains($" {path.Name} ", first.Output, StringComparison.Ordinal));
        Assert.DoesNotContain(producer.Sk, first.Output + first.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drive_WithACodeThatItDoesNotExpect_StopsThereWithOne()
    {
        await using var server = await TestServer.StartAsync(fixture);
        var distributor = await server.AddEnterpriseAsync(2, EnterpriseRole.Distributor);

        // Not a producer: its products are not taken.
        var (exitCode, output, errors) = await DriveAsync(server, distributor, distributor);

        Assert.Equal(1, exitCode);
        Assert.Contains("/domDrugInfo", output, StringComparison.Ordinal);
        Assert.DoesNotContain("/impDrugInfo", output, StringComparison.Ordinal);
        Assert.Contains("NOT_ALLOWED", errors, StringComparison.Ordinal);
    }

    private static string? Text(JsonDocument body, string name) => body.RootElement.GetProperty(name).GetString();

    private static Task<(int ExitCode, string Output, string Errors)> DriveAsync(
        TestServer server, TestEnterprise producer, TestEnterprise distributor, params string[] more) => SampleProgram.RunAsync(
            SampleProgram.Find("bash")!,
            ["drive.sh", "--endpoint", server.JsonEndpoint, .. more],
            "",
            ("TRACE_PRODUCER", $"{producer.Ak}:{producer.Sk}:{producer.CreditCode}"),
            ("TRACE_DISTRIBUTOR", $"{distributor.Ak}:{distributor.Sk}:{distributor.CreditCode}"));
}
