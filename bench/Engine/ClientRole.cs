using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using TraceEngine.Bench.Workloads;
using TraceEngine.Client;
using TraceEngine.Client.Streaming;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Load;

namespace TraceEngine.Bench.Engine;

/// <summary>The client process: builds batches before they are timed, sends them over gRPC, reads the answers.</summary>
internal sealed class ClientRole(LoadTarget target, TimeProvider time)
{
    public const string Name = "client";
    public const string EndpointVariable = "TRACE_BENCH_ENDPOINT";
    public const string AkVariable = "TRACE_BENCH_AK";
    public const string SkVariable = "TRACE_BENCH_SK";
    public const string ServerVariable = "TRACE_BENCH_SERVER";

    private const int QuietLines = 20;

    public static readonly JsonSerializerOptions Format = new() { Converters = { new JsonStringEnumConverter() } };

    private Workload? _workload;
    private List<ActivationBatch>[] _batches = [];
    private List<PackagingBatch>[] _packagings = [];
    private List<FlowBatch>[] _flows = [];

    /// <summary>Obeys until standard input ends, which also says that the bench was killed: then the server ends too.</summary>
    public static async Task<int> RunAsync(CancellationToken ct)
    {
        var target = new LoadTarget(Variable(EndpointVariable), Variable(AkVariable), Variable(SkVariable));
        var role = new ClientRole(target, TimeProvider.System);
        var orders = Channel.CreateUnbounded<string>();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(ct);

        // On a thread of its own: the console's reader blocks, whatever its methods are called.
        var listening = Task.Run(() => ListenAsync(orders.Writer, gone), CancellationToken.None);
        try
        {
            await foreach (var order in orders.Reader.ReadAllAsync(gone.Token))
            {
                Console.WriteLine(JsonSerializer.Serialize(await role.ReplyAsync(order, gone.Token), Format));
            }
        }
        catch (Exception) when (gone.IsCancellationRequested)
        {
            // Nobody is there to be told.
        }

        await listening;
        EndServer();
        return 0;
    }

    // While an order is carried out too: what it waits for may never come.
    private static async Task ListenAsync(ChannelWriter<string> orders, CancellationTokenSource gone)
    {
        while (await Console.In.ReadLineAsync(CancellationToken.None) is { } line)
        {
            await orders.WriteAsync(line, CancellationToken.None);
        }

        await gone.CancelAsync();
    }

    private async Task<ClientReply> ReplyAsync(string order, CancellationToken ct)
    {
        try
        {
            return await ObeyAsync(JsonSerializer.Deserialize<ClientOrder>(order, Format)!, ct);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            return new ClientReply { Error = fault.ToString() };
        }
    }

    private async Task<ClientReply> ObeyAsync(ClientOrder order, CancellationToken ct)
    {
        switch (order.Task)
        {
            case ClientTask.Register:
                return await RegisterAsync(ct);
            case ClientTask.Prepare:
                Prepare(order.Workload!);
                return new ClientReply();
            case ClientTask.Send:
                return await SendAsync(order.Streams, ct);
            case ClientTask.Resend:
                return await AmnesiacClient.ResendAsync(target, order.Streams, _batches, time, ct);
            case ClientTask.AckPeak70:
                var peak = LoadShape.AckPeak70(order.Peak, TimeSpan.FromSeconds(order.Seconds), order.Streams);
                return new ClientReply { Load = await OpenLoopRun.RunAsync(target, peak, time, ct) };
            default:
                var quiet = LoadShape.AckQuiet(QuietLines, TimeSpan.FromSeconds(order.Seconds));
                return new ClientReply { Load = await OpenLoopRun.RunAsync(target, quiet, time, ct) };
        }
    }

    private async Task<ClientReply> RegisterAsync(CancellationToken ct)
    {
        await using var client = new TraceClient(
            new TraceClientOptions { Endpoint = target.Endpoint, Ak = target.Ak, Sk = target.Sk, Time = time });
        for (var product = 0; product < BenchProducts.Count; product++)
        {
            await client.RegisterProductAsync(BenchProducts.Registered(product), ct);
        }

        return new ClientReply();
    }

    private void Prepare(Workload workload)
    {
        if (workload != _workload)
        {
            (_batches, _packagings, _flows) = ([], [], []);
            switch (workload.Shape)
            {
                case WorkloadShape.Pack:
                    _packagings = Streams(stream => PackedBatches.Of(workload, stream));
                    break;
                case WorkloadShape.Flow:
                    _flows = Streams(stream => ShippedBatches.Of(workload, stream));
                    break;
                default:
                    _batches = Streams(stream => SeededBatches.Of(workload, stream));
                    break;
            }

            _workload = workload;
        }

        // What building left behind is not collected while we are timed.
        GC.Collect();
    }

    private static List<TBatch>[] Streams<TBatch>(Func<int, IEnumerable<TBatch>> batches) =>
        [.. Enumerable.Range(0, Workload.Streams).Select(stream => batches(stream).ToList())];

    private Task<ClientReply> SendAsync(IReadOnlyList<string> streams, CancellationToken ct) => _workload!.Shape switch
    {
        WorkloadShape.Pack => new BatchSending<PackagingBatch>(target, time, async (client, name, onAnswer) =>
            await client.OpenPackagingStreamAsync(name, new PackagingStreamOptions { OnAnswer = onAnswer }, ct))
            .SendAsync(streams, _packagings, ct),
        WorkloadShape.Flow => new BatchSending<FlowBatch>(target, time, async (client, name, onAnswer) =>
            await client.OpenFlowStreamAsync(name, new FlowStreamOptions { OnAnswer = onAnswer }, ct))
            .SendAsync(streams, _flows, ct),
        _ => new BatchSending<ActivationBatch>(target, time, async (client, name, onAnswer) =>
            await client.OpenActivationStreamAsync(name, new ActivationStreamOptions { OnAnswer = onAnswer }, ct))
            .SendAsync(streams, _batches, ct),
    };

    public static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name)
        ?? throw new BenchException($"{name} 未设置 / {name} is not set: ./trace bench sets it");

    private static void EndServer()
    {
        try
        {
            using var server = Process.GetProcessById(int.Parse(Variable(ServerVariable), CultureInfo.InvariantCulture));
            server.Kill();
        }
        catch (ArgumentException)
        {
            // It has ended, as it should.
        }
    }
}
