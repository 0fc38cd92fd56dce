using TraceEngine.Bench.Engine;
using TraceEngine.Bench.Measuring;
using TraceEngine.Bench.Query;
using TraceEngine.Bench.Reporting;
using TraceEngine.Client;

namespace TraceEngine.Bench.Json;

/// <summary>The run behind <c>bench json</c>.</summary>
internal sealed class JsonBench(QuerySettings settings, TimeProvider time)
{
    public async Task<BenchReport> RunAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(settings.Folder);
        var machine = MachineFacts.Read(settings.Folder);
        await using var host = await BenchHost.StartAsync(settings.Folder, time, ct);
        var stock = new PalletStock(host, settings.Pallets);
        Say($"装入 / filling: {stock.Codes:N0} 码 / codes");
        await stock.FillAsync(ct);
        await using var facade = await FacadeProcess.StartAsync(host, time, ct);
        using var calls = new SignedCalls(host.Server.Target, time);
        await using var client = new TraceClient(new TraceClientOptions
        {
            Endpoint = host.Server.Target.Endpoint,
            Ak = host.Server.Target.Ak,
            Sk = host.Server.Target.Sk,
        });
        var rows = new List<BenchRow>();
        foreach (var target in RowTarget.Json.Where(target => settings.Wants(target.Id)))
        {
            if (target.Id == "json_query_vs_bare")
            {
                Say("签名查询 / signed queries");
                rows.Add(await new JsonQueryRow(host, facade, calls, stock, settings).RunAsync(target, ct));
            }
            else
            {
                Say("签名上传 / signed uploads");
                rows.Add(await new JsonUploadRow(facade, calls, client, settings).RunAsync(target, ct));
            }
        }

        return new BenchReport
        {
            Machine = machine,
            Settings = await MachineFacts.SettingsAsync(host.Database, stock.Codes, ct),
            Seed = settings.Seed,
            Rounds = settings.Rounds,
            Rows = rows,
        };
    }

    private static void Say(string text) => Console.Error.WriteLine(text);
}
