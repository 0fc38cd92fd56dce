using System.Diagnostics;
using TraceEngine.Bench.Engine;
using TraceEngine.Bench.Measuring;
using TraceEngine.Bench.Reporting;
using TraceEngine.Client;

namespace TraceEngine.Bench.Query;

/// <summary>Whole contents of pallets, each asked for once, against SQL by hand.</summary>
internal sealed class ContentsRows(BenchHost host, TraceClient client, PalletStock stock, QuerySettings settings)
{
    private const int PalletsPerRound = 40;
    private const int WarmUpPallets = 10;

    public async Task<IEnumerable<BenchRow>> RunAsync(IReadOnlyList<RowTarget> targets, CancellationToken ct)
    {
        await using var connection = await host.OpenPreparedAsync(ct);
        var sql = new HandSql(connection);
        var next = 0;
        for (var i = 0; i < WarmUpPallets; i++)
        {
            await TimeAsync(i, sql, ct);
            await TimeAsync(i, null, ct);
        }

        next += WarmUpPallets;
        var (ours, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round < settings.Rounds; round++)
        {
            var (mine, theirs) = (new List<double>(), new List<double>());
            for (var i = 0; i < PalletsPerRound; i++, next++)
            {
                theirs.Add(await TimeAsync(next % stock.Pallets, sql, ct));
                mine.Add(await TimeAsync(next % stock.Pallets, null, ct));
            }

            ours.Add(Median.Of(mine));
            bare.Add(Median.Of(theirs));
        }

        var ratios = bare.Zip(ours, (theirs, mine) => theirs / mine).ToList();
        var parts = new Dictionary<string, object>
        {
            ["engine_ms"] = Math.Round(Median.Of(ours), 2),
            ["sql_ms"] = Math.Round(Median.Of(bare), 2),
            ["codes"] = PalletStock.CodesInside,
            ["ratios"] = ratios.Select(ratio => Math.Round(ratio, 3)).ToList(),
        };
        return targets.Select(target => BenchRow.Of(
            target, target.Id == "contents_ms" ? Median.Of(ours) : Median.Of(ratios), parts));
    }

    /// <summary>Milliseconds until the last code is here.</summary>
    private async Task<double> TimeAsync(int pallet, HandSql? sql, CancellationToken ct)
    {
        var code = PalletStock.Pallet(pallet);
        var start = Stopwatch.GetTimestamp();
        var count = 0;
        if (sql is not null)
        {
            count = await sql.ContentsAsync(PalletStock.Key(code), ct);
        }
        else
        {
            await foreach (var piece in client.Queries.ReadContentsAsync(code, cancellationToken: ct))
            {
                count += piece.Nodes.Count;
            }

            // The first node is the pallet itself.
            count--;
        }

        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return count == PalletStock.CodesInside
            ? elapsed
            : throw new BenchException($"{code}: {count} 码 / codes, {PalletStock.CodesInside} expected");
    }
}
