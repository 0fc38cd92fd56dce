using System.Diagnostics;
using System.Globalization;
using Npgsql;
using TraceEngine.Bench.Engine;
using TraceEngine.Bench.Measuring;
using TraceEngine.Bench.Reporting;
using TraceEngine.Bench.Yardsticks;
using TraceEngine.Client;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Bench.Query;

/// <summary>
/// Full-node CSV exports of 100,000 units against COPY of the same rows to a client, and the first answer of StreamChains for the
/// same codes.
/// </summary>
internal sealed class ExportRows(BenchHost host, TraceClient client, PalletStock stock, QuerySettings settings)
{
    private const int CodesAtMost = 100_000;
    private const int Nodes = 3;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);

    private readonly int _codes = (int)Math.Min(CodesAtMost, stock.Units);
    private long _peakBytes;

    public async Task<IEnumerable<BenchRow>> RunAsync(IReadOnlyList<RowTarget> targets, TimeProvider time, CancellationToken ct)
    {
        string[] codes = [.. Enumerable.Range(0, _codes).Select(number => PalletStock.Unit(number))];
        await using var connection = await host.OpenPreparedAsync(ct);
        await CopyAsync(connection, ct);
        await ExportAsync(codes, time, ct);
        await FirstAsync(codes, ct);
        var before = ResidentBytes();
        _peakBytes = before;
        var (ours, copies, firsts) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < settings.Rounds; round++)
        {
            copies.Add(await CopyAsync(connection, ct));
            ours.Add(await ExportAsync(codes, time, ct));
            firsts.Add(await FirstAsync(codes, ct));
        }

        var ratios = copies.Zip(ours, (copy, mine) => copy / mine).ToList();
        var growth = (_peakBytes - before) / (1024.0 * 1024);
        var parts = new Dictionary<string, object>
        {
            ["export_ms"] = Math.Round(Median.Of(ours)),
            ["copy_ms"] = Math.Round(Median.Of(copies)),
            ["codes"] = _codes,
            ["nodes"] = _codes * Nodes,
            ["ratios"] = ratios.Select(ratio => Math.Round(ratio, 3)).ToList(),
            ["server_mib_before"] = Math.Round(before / (1024.0 * 1024)),
        };
        return targets.Select(target => BenchRow.Of(
            target,
            target.Id switch
            {
                "export_first_ms" => Median.Of(firsts),
                "export_rss_mib" => growth,
                _ => Median.Of(ratios),
            },
            parts));
    }

    /// <summary>Milliseconds from creating an export until its file is whole.</summary>
    private async Task<double> ExportAsync(string[] codes, TimeProvider time, CancellationToken ct)
    {
        var request = new CreateExportRequest { Format = ExportFormat.Csv, Codes = new CodeList { Codes = { codes } } };
        var start = Stopwatch.GetTimestamp();
        var export = await client.Exports.CreateAsync(request, ct);
        while (export.State < ExportState.Done)
        {
            await Task.Delay(BetweenLooks, time, ct);
            _peakBytes = Math.Max(_peakBytes, ResidentBytes());
            export = (await client.Exports.FindAsync(export.ExportId, ct))!;
        }

        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return export.State == ExportState.Done && export.Rows == (ulong)(_codes * Nodes)
            ? elapsed
            : throw new BenchException(
                $"导出未完成：{export.State}，{export.Rows} 行 / the export is {export.State} with {export.Rows} rows");
    }

    /// <summary>Milliseconds until COPY has sent its last byte.</summary>
    private async Task<double> CopyAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var statement = BenchSql.Text("export_copy")
            .Replace("$first", Hex(0), StringComparison.Ordinal)
            .Replace("$last", Hex(_codes - 1), StringComparison.Ordinal);
        var start = Stopwatch.GetTimestamp();
        using var reader = await connection.BeginTextExportAsync(statement, ct);
        var lines = 0;
        while (await reader.ReadLineAsync(ct) is not null)
        {
            lines++;
        }

        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return lines == (_codes * Nodes) + 1
            ? elapsed
            : throw new BenchException($"COPY: {lines} 行 / lines, {(_codes * Nodes) + 1} expected");
    }

    /// <summary>Milliseconds until the first chain is here.</summary>
    private async Task<double> FirstAsync(string[] codes, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        var first = 0.0;
        var count = 0;
        await foreach (var result in client.Queries.StreamChainsAsync(codes, ct))
        {
            first = count++ == 0 ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : first;
            if (result.Chain is not { Nodes.Count: Nodes })
            {
                throw new BenchException($"追溯链不完整：{result.Code} / the chain of {result.Code} is not whole");
            }
        }

        return count == codes.Length ? first : throw new BenchException($"StreamChains: {count} / {codes.Length}");
    }

    private static string Hex(long unit) => Convert.ToHexString(PalletStock.Key(PalletStock.Unit(unit)));

    private long ResidentBytes()
    {
        const string Line = "VmRSS:";
        var line = File.ReadLines($"/proc/{host.Server.ProcessId}/status").First(
            line => line.StartsWith(Line, StringComparison.Ordinal));
        return long.Parse(line[Line.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture) * 1024;
    }
}
