using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Bench.Query;

/// <summary>
/// The yardstick of a warm chain: a bare gRPC service that reads the three entries of a chain, one MGET a level, and sends the
/// code back. No signature, no scope, nothing is decoded. In a process of its own, as the engine is.
/// </summary>
internal static class EchoRole
{
    public const string Name = "echo";
    public const string RedisVariable = "TRACE_BENCH_REDIS";
    private const int Levels = 3;

    public static async Task<int> RunAsync(CancellationToken ct)
    {
        var redis = await ConnectionMultiplexer.ConnectAsync(Environment.GetEnvironmentVariable(RedisVariable)!);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(redis.GetDatabase());
        await using var app = builder.Build();
        app.MapGrpcService<EchoService>();
        await app.StartAsync(ct);
        await Console.Out.WriteLineAsync(app.Urls.First());
        await Console.Out.FlushAsync(ct);

        // Ends with whoever started us.
        await Console.In.ReadToEndAsync(ct);
        await app.StopAsync(ct);
        return 0;
    }

    private sealed class EchoService(IDatabase redis) : QueryService.QueryServiceBase
    {
        /// <summary>The request's code is a line: the code, then the places of its levels in hex.</summary>
        public override async Task<GetChainResponse> GetChain(GetChainRequest request, ServerCallContext context)
        {
            var places = request.Code.Split(' ');
            for (var level = 1; level <= Levels; level++)
            {
                var entry = await redis.StringGetAsync([Convert.FromHexString(places[level])]);
                if (entry[0].IsNull)
                {
                    throw new RpcException(new Status(StatusCode.NotFound, "not warm"));
                }
            }

            return new GetChainResponse { Chain = new Chain { Code = places[0] } };
        }
    }
}
