using Npgsql;
using TraceEngine.Bench.Engine;
using TraceEngine.Bench.Measuring;
using TraceEngine.Bench.Workloads;
using TraceEngine.Bench.Yardsticks;

namespace TraceEngine.Bench;

/// <summary>
/// Runs the sides of a workload in turns, each into empty tables after a checkpoint, and checks that they wrote the same.
/// </summary>
internal sealed class WorkloadRounds(BenchHost host)
{
    private NaiveYardstick? _naive;

    public async Task<WorkloadResult> RunAsync(Workload workload, int rounds, SidesOf sides, CancellationToken ct)
    {
        var folder = Path.Combine(host.Folder, workload.Name);
        _naive ??= new NaiveYardstick(
            Path.Combine(await host.ScalarAsync<string>("read_program_folder", ct), "psql"),
            new NpgsqlConnectionStringBuilder(host.PostgresConnectionString));
        Directory.CreateDirectory(folder);
        var texts = sides.HasFlag(SidesOf.Naive) ? NaiveYardstick.WriteFiles(Path.Combine(folder, "naive"), workload) : [];
        var limit = await LimitSide.PrepareAsync(host, Path.Combine(folder, "limit"), workload, sides, ct);
        await host.Client.AskAsync(new ClientOrder { Task = ClientTask.Prepare, Workload = workload }, ct);
        var contents = new SideContents(workload);
        var parts = new List<PartResult>();
        for (var round = 1; round <= rounds; round++)
        {
            if (texts.Count > 0)
            {
                await TurnAsync(parts, contents, limit, "naive", round, async () => await _naive.RunAsync(texts, ct), ct);
            }

            if (sides.HasFlag(SidesOf.Limit))
            {
                await TurnAsync(parts, contents, limit, "limit", round, () => limit.RunAsync(host.Database, ct), ct);
            }

            var streams = host.Names.Next(workload.Name, workload.Kind);
            await TurnAsync(parts, contents, limit, "engine", round, () => SendAsync(workload, streams, ct), ct);
            if (sides.HasFlag(SidesOf.Resend))
            {
                parts.Add(await MeasureAsync("resend", round, workload, () => ResendAsync(workload, streams, ct), ct));
            }
        }

        Directory.Delete(folder, recursive: true);
        return new WorkloadResult(workload, parts, limit.Plans);
    }

    private async Task TurnAsync(
        List<PartResult> parts, SideContents contents, LimitSide limit, string side, int round, Func<Task<TimeSpan>> run,
        CancellationToken ct)
    {
        await host.ResetAsync(limit.Active, ct);
        if (round == 1 && side == "limit")
        {
            await limit.ExplainAsync(host.Database, ct);
        }

        var part = await MeasureAsync(side, round, contents.Workload, run, ct);
        parts.Add(part with { TableBytes = side == "naive" ? part.TableBytes : await TableSizes.ReadAsync(host.Database, ct) });
        await Console.Error.WriteLineAsync($"  {side,-7} {part.CodesPerSecond,10:N0} 码/秒 codes/s");
        if (round == 1)
        {
            await contents.CheckAsync(host.Database, side, ct);
        }
    }

    private async Task<PartResult> MeasureAsync(
        string side, int round, Workload workload, Func<Task<TimeSpan>> run, CancellationToken ct)
    {
        using var metrics = new ServerMetrics(host.Server.HttpEndpoint);
        var allocated = await metrics.AllocatedBytesAsync(ct);
        var wal = await host.ScalarAsync<long>("read_wal_position", ct);
        var client = ProcessCpu.Seconds(host.Client.ProcessId);
        var server = ProcessCpu.Seconds(host.Server.ProcessId);
        var database = ProcessCpu.SecondsWithChildren(host.PostgresProcessId);
        var elapsed = await run();
        return new PartResult(side, round, workload.TotalCodes, elapsed.TotalSeconds)
        {
            DatabaseCpuSeconds = ProcessCpu.SecondsWithChildren(host.PostgresProcessId) - database,
            ServerCpuSeconds = ProcessCpu.Seconds(host.Server.ProcessId) - server,
            ClientCpuSeconds = ProcessCpu.Seconds(host.Client.ProcessId) - client,
            WalBytes = await host.ScalarAsync<long>("read_wal_position", ct) - wal,
            AllocatedBytes = await metrics.AllocatedBytesAsync(ct) - allocated,
        };
    }

    private async Task<TimeSpan> SendAsync(Workload workload, IReadOnlyList<string> streams, CancellationToken ct)
    {
        var reply = await host.Client.AskAsync(new ClientOrder { Task = ClientTask.Send, Streams = streams }, ct);
        return reply.Accepted == workload.TotalCodes && reply.Refused == 0
            ? TimeSpan.FromSeconds(reply.Seconds)
            : throw new BenchException($"{workload.Name}: 写入 {reply.Accepted}，拒绝 {reply.Refused}，应为 {workload.TotalCodes} / "
                + $"accepted {reply.Accepted}, refused {reply.Refused} of {workload.TotalCodes} codes: {reply.Refusal}");
    }

    private async Task<TimeSpan> ResendAsync(Workload workload, IReadOnlyList<string> streams, CancellationToken ct)
    {
        var reply = await host.Client.AskAsync(new ClientOrder { Task = ClientTask.Resend, Streams = streams }, ct);
        return reply.AlreadyCommitted == (long)workload.BatchesPerStream * Workload.Streams
            ? TimeSpan.FromSeconds(reply.Seconds)
            : throw new BenchException(
                $"{workload.Name}: 重发只有 {reply.AlreadyCommitted} 批来自台账 / "
                + $"of the resend only {reply.AlreadyCommitted} batches came from the ledger");
    }
}
