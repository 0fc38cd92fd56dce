using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using TraceEngine.Bench.Engine;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Bench.Query;

/// <summary>
/// Yardsticks: a bare gRPC service that reads a chain and sends the code back. Warm, the three entries of a chain, one MGET a
/// level; cold, the rows by hand. No signature, no scope, nothing is decoded. In a process of its own, as the engine is.
/// </summary>
internal static class EchoRole
{
    public const string Name = "echo";
    public const string RedisVariable = "TRACE_BENCH_REDIS";
    public const string PostgresVariable = "TRACE_BENCH_POSTGRES";
    private const int Levels = 3;

    public static async Task<int> RunAsync(CancellationToken ct)
    {
        await using var connection = await BenchHost.OpenPreparedAsync(Environment.GetEnvironmentVariable(PostgresVariable)!, ct);
        var redis = await ConnectionMultiplexer.ConnectAsync(Environment.GetEnvironmentVariable(RedisVariable)!);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(redis.GetDatabase());
        builder.Services.AddSingleton(new HandSql(connection));
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

    private sealed class EchoService(IDatabase redis, HandSql sql) : QueryService.QueryServiceBase
    {
        /// <summary>
        /// The request's code is a line. Warm: the code, then the places of its levels in hex. Cold: the code, then its lot; such
        /// calls come one by one, as the connection demands. With the code alone nothing is read.
        /// </summary>
        public override async Task<GetChainResponse> GetChain(GetChainRequest request, ServerCallContext context)
        {
            var places = request.Code.Split(' ');
            if (places is [var code, var lot])
            {
                await sql.ChainAsync(
                    PalletStock.Key(code), long.Parse(lot, CultureInfo.InvariantCulture), context.CancellationToken);
                return new GetChainResponse { Chain = new Chain { Code = code } };
            }

            for (var level = 1; level <= Levels && places.Length > 1; level++)
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
