using TraceEngine.Bench.Engine;
using TraceEngine.Bench.Measuring;
using TraceEngine.Bench.Reporting;
using TraceEngine.Client;

namespace TraceEngine.Bench.Query;

/// <summary>The run behind <c>bench query</c>.</summary>
internal sealed class QueryBench(QuerySettings settings, TimeProvider time)
{
    public async Task<BenchReport> RunAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(settings.Folder);
        var machine = MachineFacts.Read(settings.Folder);
        await using var host = await BenchHost.StartAsync(settings.Folder, time, ct);
        var stock = new PalletStock(host, settings.Pallets);
        Say($"装入 / filling: {stock.Codes:N0} 码 / codes");
        await stock.FillAsync(ct);
        await using var client = new TraceClient(new TraceClientOptions
        {
            Endpoint = host.Server.Target.Endpoint,
            Ak = host.Server.Target.Ak,
            Sk = host.Server.Target.Sk,
        });
        var rows = new List<BenchRow>();
        foreach (var target in RowTarget.Query.Where(target => settings.Wants(target.Id)))
        {
            switch (target.Id)
            {
                case "chain_warm_vs_echo":
                    Say("热链 / warm chains");
                    rows.Add(await new ChainRows(host, client, stock, settings).WarmAsync(target, ct));
                    break;
                case "chain_cold_vs_sql":
                    Say("冷链 / cold chains");
                    rows.Add(await new ChainRows(host, client, stock, settings).ColdAsync(target, ct));
                    break;
                default:
                    break;
            }
        }

        var contents = Group("contents_");
        if (contents.Count > 0)
        {
            Say("内含码 / contents");
            rows.AddRange(await new ContentsRows(host, client, stock, settings).RunAsync(contents, ct));
        }

        var exports = Group("export_");
        if (exports.Count > 0)
        {
            Say("导出 / exports");
            rows.AddRange(await new ExportRows(host, client, stock, settings).RunAsync(exports, time, ct));
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

    private List<RowTarget> Group(string prefix) =>
        [.. RowTarget.Query.Where(target => target.Id.StartsWith(prefix, StringComparison.Ordinal) && settings.Wants(target.Id))];

    private static void Say(string text) => Console.Error.WriteLine(text);
}
