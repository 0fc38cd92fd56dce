using Npgsql;
using TraceEngine.Bench.Engine;
using TraceEngine.Bench.Workloads;
using TraceEngine.Bench.Yardsticks;

namespace TraceEngine.Bench;

/// <summary>The limit of a workload, made ready, and what has to stand in the tables before either side starts.</summary>
internal sealed class LimitSide
{
    private readonly Func<NpgsqlDataSource, CancellationToken, Task<TimeSpan>> _run;
    private readonly Func<NpgsqlDataSource, CancellationToken, Task<IReadOnlyList<string>>>? _explain;

    private LimitSide(
        ActiveCodes? active,
        Func<NpgsqlDataSource, CancellationToken, Task<TimeSpan>> run,
        Func<NpgsqlDataSource, CancellationToken, Task<IReadOnlyList<string>>>? explain = null) =>
        (Active, _run, _explain) = (active, run, explain);

    /// <summary>Codes that are active before each part; null for none.</summary>
    public ActiveCodes? Active { get; }

    /// <summary>How the server carries out the limit's statements; empty until asked, and where it only copies.</summary>
    public IReadOnlyList<string> Plans { get; private set; } = [];

    /// <summary>Writes the files and parameters; nothing of it is timed.</summary>
    public static async Task<LimitSide> PrepareAsync(
        BenchHost host, string folder, Workload workload, SidesOf sides, CancellationToken ct)
    {
        if (!workload.NeedsActiveCodes)
        {
            var files = sides.HasFlag(SidesOf.Limit) ? LimitFiles.Write(folder, workload) : null;
            return new LimitSide(null, (database, cancel) => new LimitYardstick(database).RunAsync(files!, cancel));
        }

        const int SectionsPerBatch = 2;
        var ids = await host.TakeSectionsAsync(workload.BatchesPerStream * Workload.Streams * SectionsPerBatch, ct);
        var active = ActiveCodes.Write(Path.Combine(folder, "active"), workload, ids);
        if (workload.Shape == WorkloadShape.Flow)
        {
            var shipping = ShippingYardstick.Write(folder, workload, ids);
            return new LimitSide(active, shipping.RunAsync, shipping.PlanAsync);
        }

        var packing = PackingYardstick.Write(folder, workload, ids);
        return new LimitSide(active, packing.RunAsync, packing.PlanAsync);
    }

    /// <summary>Writes the rows.</summary>
    public Task<TimeSpan> RunAsync(NpgsqlDataSource database, CancellationToken ct) => _run(database, ct);

    /// <summary>Asks the server for the plans, with the tables as they are when the limit starts.</summary>
    public async Task ExplainAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        if (_explain is not null)
        {
            Plans = await _explain(database, ct);
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, Plans));
        }
    }
}
