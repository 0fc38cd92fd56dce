using TraceEngine.Client.Tests.FakeServer;
using TraceEngine.Contracts.Signing;

namespace TraceEngine.Client.Tests.Streaming;

/// <summary>Each call is signed for itself.</summary>
public sealed class SigningTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_EachOne_CarryTheirOwnSignatureOfTheFullMethodName()
    {
        await using var server = await FakeTraceServer.StartAsync();
        await using var client = server.Client();
        for (var call = 0; call < 2; call++)
        {
            await using var stream = await client.OpenActivationStreamAsync("s", cancellationToken: Cancel);
            await stream.CompleteAsync(Cancel);
        }

        var signatures = server.Calls.Signatures.ToList();
        Assert.Equal(2, signatures.Select(headers => headers[CallHeaders.Nonce]).Distinct().Count());
        Assert.All(signatures, headers => Assert.Equal(
            Convert.ToHexStringLower(CallSigner.Hash(
                "ak-test",
                headers[CallHeaders.Timestamp],
                "sk-test",
                "/traceengine.ingest.v1.IngestService/StreamActivations",
                headers[CallHeaders.Nonce])),
            headers[CallHeaders.Sign]));
    }

    [Fact]
    public void Client_PlaintextToAnotherMachine_IsRefused()
    {
        var options = new TraceClientOptions { Endpoint = "http://trace.example:5080", Ak = "ak", Sk = "sk" };
        Assert.Contains(
            "https", Assert.Throws<TraceClientException>(() => new TraceClient(options)).Message, StringComparison.Ordinal);
    }
}
