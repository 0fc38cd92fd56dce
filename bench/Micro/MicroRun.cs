using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace TraceEngine.Bench.Micro;

/// <summary>Runs the micro-benchmarks; each operation handles <see cref="Codes"/> codes, and figures are per code.</summary>
internal static class MicroRun
{
    /// <summary>Batches of one operation: a transaction's worth.</summary>
    public const int Batches = 10;

    /// <summary>Codes of one operation: ten batches of 45 cases.</summary>
    public const int Codes = Batches * 45 * 111;

    public static int Run(string filter, bool quick)
    {
        // In this process: the generated project of the usual way would inherit this repository's build rules.
        var job = (quick ? Job.ShortRun : Job.Default).WithToolchain(InProcessEmitToolchain.Instance).WithGcServer(true);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddLogger(ConsoleLogger.Default)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumn(TargetMethodColumn.Type, TargetMethodColumn.Method)
            .AddColumnProvider(DefaultColumnProviders.Params)
            .AddColumn(new PerCodeColumn("ns/code"), new PerCodeColumn("B/code"))
            .WithOptions(ConfigOptions.DisableLogFile | ConfigOptions.JoinSummary)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "traceengine-bench-micro"));
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(MicroRun).Assembly).Run(["--filter", filter], config);
        return summaries.All(run => !run.HasCriticalValidationErrors && run.Reports.All(report => report.Success)) ? 0 : 1;
    }
}
