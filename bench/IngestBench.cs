using TraceEngine.Bench.Engine;
using TraceEngine.Bench.Measuring;
using TraceEngine.Bench.Reporting;
using TraceEngine.Bench.Workloads;
using TraceEngine.Files.Relation.Writing;

namespace TraceEngine.Bench;

/// <summary>The run behind <c>bench ingest</c>: which workloads, in which order, and what becomes of their figures.</summary>
internal sealed class IngestBench(IngestSettings settings, TimeProvider time)
{
    private const int LoadSecondsAtMost = 20;
    private const int CodesPerLoadSecond = 50_000;

    // Compiles the hot paths of server and client in all tiers, opens connections; thrown away. With 150,000 codes the rates
    // of the first three rounds still rose from 270 to 320 and 400 thousand codes a second.
    private const long WarmUpCodes = 500_000;
    private const int WarmUpRounds = 2;

    private readonly Dictionary<string, WorkloadResult> _results = [];

    public async Task<BenchReport> RunAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(settings.Folder);
        var machine = MachineFacts.Read(settings.Folder);
        await using var host = await BenchHost.StartAsync(settings.Folder, time, ct);
        var rounds = new WorkloadRounds(host);
        Say("预热 / warming up");
        var workloads = Workloads().ToList();
        await rounds.RunAsync(WarmUp(), WarmUpRounds, SidesOf.All, ct);
        foreach (var workload in workloads.Where(workload => workload.NeedsActiveCodes))
        {
            await rounds.RunAsync(workload with { Codes = WarmUp().Codes }, WarmUpRounds, SidesOf.Limit | SidesOf.Engine, ct);
        }

        foreach (var workload in workloads)
        {
            Say($"{workload.Name}: {workload.TotalCodes:N0} 码 / codes, {settings.Rounds} 轮 / rounds");
            _results[workload.Name] = await rounds.RunAsync(workload, settings.Rounds, Sides(workload), ct);
        }

        var rows = new IngestRows(_results);
        var measured = new List<BenchRow>();
        measured.AddRange(settings.Targets.Select(rows.Find).OfType<BenchRow>());
        measured.AddRange(await LoadRowsAsync(host, ct));
        measured.AddRange(await XmlRowsAsync(host, ct));
        return new BenchReport
        {
            Machine = machine,
            Settings = await MachineFacts.SettingsAsync(host.Database, settings, _results.Values, ct),
            Seed = settings.Seed,
            Rounds = settings.Rounds,
            Rows = [.. settings.Targets.Select(target => measured.Single(row => row.Id == target.Id))],
        };
    }

    private static void Say(string text) => Console.Error.WriteLine(text);

    private Workload Cascade(SerialOrder serials) => new(WorkloadShape.Cascade, serials, settings.Codes, settings.Seed);

    // A smoke run is not kept waiting.
    private Workload WarmUp() => Cascade(SerialOrder.Random) with { Codes = Math.Min(WarmUpCodes, settings.Codes) };

    private Workload Flat(SerialOrder serials) => new(WorkloadShape.Flat, serials, settings.Codes, settings.Seed);

    private SidesOf Sides(Workload workload)
    {
        var sides = SidesOf.Engine;
        sides |= settings.Wants($"{workload.Name}_vs_limit") ? SidesOf.Limit : 0;
        sides |= settings.Wants($"{workload.Name}_vs_naive") ? SidesOf.Naive : 0;
        sides |= workload.Name == IngestRows.CascadeSequential && settings.Wants("resend_vs_first") ? SidesOf.Resend : 0;
        return sides;
    }

    private IEnumerable<Workload> Workloads()
    {
        // Everything that compares with the engine's rate takes it from the sequential cascade.
        if (settings.Wants(
            "cascade_seq_vs_naive", "cascade_seq_vs_limit", "resend_vs_first", "cpu_per_code", "alloc_per_code", "ack_p99_peak70",
            "xml_import_vs_grpc", "bytes_cascade"))
        {
            yield return Cascade(SerialOrder.Sequential);
        }

        if (settings.Wants("cascade_rnd_vs_naive", "cascade_rnd_vs_limit", "bytes_cascade"))
        {
            yield return Cascade(SerialOrder.Random);
        }

        if (settings.Wants("flat_seq_vs_limit", "bytes_flat"))
        {
            yield return Flat(SerialOrder.Sequential);
        }

        if (settings.Wants("flat_rnd_vs_limit", "bytes_flat"))
        {
            yield return Flat(SerialOrder.Random);
        }

        // Sequential: the order in which a line makes, packs and ships them, and the one in which the limit is fastest.
        if (settings.Wants("pack_vs_limit"))
        {
            yield return new Workload(WorkloadShape.Pack, SerialOrder.Sequential, settings.Codes, settings.Seed);
        }

        if (settings.Wants("flow_vs_limit"))
        {
            yield return new Workload(WorkloadShape.Flow, SerialOrder.Sequential, settings.Codes, settings.Seed);
        }
    }

    private async Task<IReadOnlyList<BenchRow>> LoadRowsAsync(BenchHost host, CancellationToken ct)
    {
        var load = new LoadRows(host, (int)Math.Clamp(settings.Codes / CodesPerLoadSecond, 4, LoadSecondsAtMost));
        var rows = new List<BenchRow>();
        foreach (var target in settings.Targets)
        {
            if (target.Id == "ack_p99_peak70")
            {
                Say("70% 峰值 / open loop at 70 % of peak");
                rows.Add(await load.PeakAsync(target, _results[IngestRows.CascadeSequential].Rate("engine"), ct));
            }
            else if (target.Id == "ack_p99_quiet")
            {
                Say("空闲产线 / quiet lines");
                rows.Add(await load.QuietAsync(target, ct));
            }
        }

        return rows;
    }

    private async Task<IReadOnlyList<BenchRow>> XmlRowsAsync(BenchHost host, CancellationToken ct)
    {
        var xml = new XmlRows(host, settings, time);
        var rows = new List<BenchRow>();
        foreach (var target in settings.Targets)
        {
            if (target.Id == "xml_parse")
            {
                Say("解析 XML / parsing XML");
                rows.Add(xml.Parse(target));
            }
            else if (target.Id == "xml_import_vs_grpc")
            {
                Say("导入 XML / importing XML");
                rows.Add(await xml.ImportAsync(target, _results[IngestRows.CascadeSequential].Rate("engine"), ct));
            }
        }

        return rows;
    }
}
