using Npgsql;
using TraceEngine.Bench.Engine;
using TraceEngine.Bench.Measuring;
using TraceEngine.Bench.Reporting;
using TraceEngine.Client;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Shelves;

namespace TraceEngine.Bench.Query;

/// <summary>Single chains, warm against an echo and cold against SQL by hand.</summary>
internal sealed class ChainRows(BenchHost host, TraceClient client, PalletStock stock, QuerySettings settings)
{
    private const int WarmCodes = 2_000;
    private const int WarmCalls = 40_000;
    private const int ColdCalls = 2_000;
    private const int ManyCallers = 32;

    // Until the server has compiled what it does on the way: some ten thousand calls.
    private const int ColdRoundsBefore = 5;

    private readonly Random _random = new((int)settings.Seed);

    public async Task<BenchRow> WarmAsync(RowTarget target, CancellationToken ct)
    {
        long[] units = [.. Enumerable.Range(0, WarmCodes).Select(_ => _random.NextInt64(stock.Units))];

        // The first ask for a unit goes past the cache; the second fills it.
        foreach (var unit in units.Concat(units))
        {
            await FindAsync(PalletStock.Unit(unit), ct);
        }

        await using var echo = await EchoProcess.StartAsync(host, ct);
        var generation = await host.ScalarAsync<long>("read_generation", ct);
        GetChainRequest[] requests = [.. units.Select(unit => new GetChainRequest { Code = Line(unit, generation) })];

        // Twice: a process goes on compiling for some ten thousand calls, and the echo is the younger one.
        await OursAsync();
        await EchoAsync();
        await OursAsync();
        await EchoAsync();
        var (ours, echoes) = (new List<double>(), new List<double>());
        for (var round = 0; round < settings.Rounds; round++)
        {
            echoes.Add(await EchoAsync());
            ours.Add(await OursAsync());
        }

        var echoCpu = await CpuAsync(EchoAsync, WarmCalls, echo.ProcessId);
        using var metrics = new ServerMetrics(host.Server.HttpEndpoint);
        var before = await metrics.AllocatedBytesAsync(ct);
        var cpu = await CpuAsync(OursAsync, WarmCalls, host.Server.ProcessId);
        return Row(target, ours, echoes, "echo", new Dictionary<string, object>
        {
            ["callers"] = ManyCallers,
            ["server_bytes_a_call"] = Math.Round((await metrics.AllocatedBytesAsync(ct) - before) / WarmCalls),
            ["cpu_us_a_call"] = cpu,
            ["echo_cpu_us_a_call"] = echoCpu,
        });

        Task<double> OursAsync() =>
            Callers.RateAsync(ManyCallers, WarmCalls, number => FindAsync(PalletStock.Unit(units[number % WarmCodes]), ct));

        Task<double> EchoAsync() => Callers.RateAsync(
            ManyCallers,
            WarmCalls,
            async number => await echo.Client.GetChainAsync(requests[number % WarmCodes], cancellationToken: ct));
    }

    /// <summary>
    /// One caller; every code is asked for once, so that nothing of it stands on a shelf. The yardstick is the SQL by hand behind
    /// a bare gRPC service: in the asking process it is faster than any service can be that runs it, which the parts show by
    /// <c>sql_and_empty_call_vs_sql</c>, the rate of that SQL with nothing but an empty gRPC call before it.
    /// </summary>
    public async Task<BenchRow> ColdAsync(RowTarget target, CancellationToken ct)
    {
        await using var connection = await host.OpenPreparedAsync(ct);
        var sql = new HandSql(connection);
        await using var service = await EchoProcess.StartAsync(host, ct);
        var lot = await host.ScalarAsync<long>("read_bench_lot", ct);
        var (ours, many, served, inProcess, empty) =
            (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = -ColdRoundsBefore; round < settings.Rounds; round++)
        {
            inProcess.Add(await InProcessAsync());
            empty.Add(await AskAsync(1, unit => ServiceAsync(PalletStock.Unit(unit))));
            served.Add(await AskAsync(1, unit => ServiceAsync($"{PalletStock.Unit(unit)} {lot}")));
            ours.Add(await OursAsync(1));
        }

        // Behind everything else: it leaves as many connections open, and one caller then goes around all of them.
        var cpu = await CpuAsync(() => OursAsync(1), ColdCalls, host.Server.ProcessId);
        for (var round = 0; round < settings.Rounds; round++)
        {
            many.Add(await OursAsync(ManyCallers));
        }

        foreach (var rates in (List<double>[])[ours, served, inProcess, empty])
        {
            rates.RemoveRange(0, ColdRoundsBefore);
        }

        return Row(target, ours, served, "sql_behind_bare_grpc", new Dictionary<string, object>
        {
            ["callers"] = 1,
            ["cpu_us_a_call"] = cpu,
            ["sql_in_process"] = Math.Round(Median.Of(inProcess)),
            ["empty_grpc_call"] = Math.Round(Median.Of(empty)),
            [$"engine_{ManyCallers}_callers"] = Math.Round(Median.Of(many)),
            ["engine_vs_sql_in_process"] = OfPairs(ours, inProcess),
            ["served_vs_sql_in_process"] = OfPairs(served, inProcess),
            ["sql_and_empty_call_vs_sql"] = OfPairs(empty, inProcess, (call, bare) => call / (call + bare)),
        });

        Task<double> OursAsync(int callers) => AskAsync(callers, unit => FindAsync(PalletStock.Unit(unit), ct));

        Task<double> InProcessAsync() => AskAsync(1, unit => sql.ChainAsync(PalletStock.Key(PalletStock.Unit(unit)), lot, ct));

        async Task ServiceAsync(string line) =>
            await service.Client.GetChainAsync(new GetChainRequest { Code = line }, cancellationToken: ct);

        Task<double> AskAsync(int callers, Func<long, Task> ask)
        {
            long[] units = [.. Enumerable.Range(0, ColdCalls).Select(_ => _random.NextInt64(stock.Units))];
            return Callers.RateAsync(callers, ColdCalls, number => ask(units[number]));
        }

        double OfPairs(List<double> mine, List<double> theirs, Func<double, double, double>? ratio = null) =>
            Math.Round(Median.Of([.. mine.Zip(theirs, ratio ?? ((one, other) => one / other))]), 3);
    }

    /// <summary>What one call costs each process that has a part in it.</summary>
    private async Task<object> CpuAsync(Func<Task> run, int calls, int serverId)
    {
        double[] before = Used();
        await run();
        double[] used = [.. Used().Zip(before, (now, was) => Math.Round((now - was) / calls * 1e6, 1))];
        return new { Server = used[0], Redis = used[1], Postgres = used[2], Client = used[3] };

        double[] Used() =>
        [
            ProcessCpu.Seconds(serverId),
            ProcessCpu.Seconds(host.RedisProcessId),
            ProcessCpu.SecondsWithChildren(host.PostgresProcessId),
            ProcessCpu.Seconds(Environment.ProcessId),
        ];
    }

    private static BenchRow Row(
        RowTarget target, List<double> ours, List<double> other, string name, Dictionary<string, object> parts)
    {
        var ratios = ours.Zip(other, (mine, theirs) => mine / theirs).ToList();
        parts["engine"] = Math.Round(Median.Of(ours));
        parts[name] = Math.Round(Median.Of(other));
        parts["unit"] = "calls/s";
        parts["ratios"] = ratios.Select(ratio => Math.Round(ratio, 3)).ToList();
        return BenchRow.Of(target, Median.Of(ratios), parts);
    }

    private async Task FindAsync(string code, CancellationToken ct)
    {
        if (await client.FindChainAsync(code, ct) is not { Path.Count: 2, Nodes.Count: 3 })
        {
            throw new BenchException($"追溯链不完整：{code} / the chain of {code} is not whole");
        }
    }

    private static string Line(long unit, long generation)
    {
        string[] codes = [PalletStock.Unit(unit), PalletStock.BoxOf(unit), PalletStock.PalletOf(unit)];
        return string.Join(
            ' ', codes.Select(code => Convert.ToHexString(ShelfKeys.Code(generation, PalletStock.Key(code)))).Prepend(codes[0]));
    }
}
