using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TraceEngine.Bench.Engine;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Signing;
using TraceEngine.Load;

namespace TraceEngine.Bench.Json;

/// <summary>
/// The yardstick of a signed query: bare Kestrel that reads the body, hashes the signed text, parses both JSON texts, asks the
/// same engine for the same chain with an ordinary client's signature, and writes the chain's fields. It looks up no key and no
/// nonce, compares nothing, checks no field, counts and logs nothing. In a process of its own, as the facade is.
/// </summary>
internal sealed class BareRole(LoadTarget key, QueryService.QueryServiceClient engine)
{
    public const string Name = "bare";
    private const string GetChain = "/traceengine.query.v1.QueryService/GetChain";

    public static async Task<int> RunAsync(CancellationToken ct)
    {
        var key = new LoadTarget(
            ClientRole.Variable(ClientRole.EndpointVariable),
            ClientRole.Variable(ClientRole.AkVariable),
            ClientRole.Variable(ClientRole.SkVariable));
        using var channel = GrpcChannel.ForAddress(key.Endpoint);
        var role = new BareRole(key, new QueryService.QueryServiceClient(channel));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(role.AnswerAsync);
        await app.StartAsync(ct);
        await Console.Out.WriteLineAsync(app.Urls.First());
        await Console.Out.FlushAsync(ct);

        // Ends with whoever started us.
        await Console.In.ReadToEndAsync(ct);
        await app.StopAsync(ct);
        return 0;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var length = (int)context.Request.ContentLength!.Value;
        var body = ArrayPool<byte>.Shared.Rent(length);
        await context.Request.Body.ReadExactlyAsync(body.AsMemory(0, length), context.RequestAborted);
        var call = JsonSerializer.Deserialize(body.AsSpan(0, length), BareJson.Default.BareCall)!;
        ArrayPool<byte>.Shared.Return(body);
        SHA256.HashData(Encoding.UTF8.GetBytes(call.Ak + call.Timestamp + key.Sk + call.Param));
        var code = JsonSerializer.Deserialize(call.Param, BareJson.Default.BareParam)!.Code;
        var headers = new Metadata();
        CallSigner.Sign(headers, key.Ak, key.Sk, GetChain, TimeProvider.System);
        var found = await engine.GetChainAsync(
            new GetChainRequest { Code = code }, headers, cancellationToken: context.RequestAborted);
        var answer = ChainJson.Render(found.Chain);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }
}
