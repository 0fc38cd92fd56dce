using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace TraceEngine.Bench.Micro;

/// <summary>Time or allocation of an operation divided by its codes.</summary>
internal sealed class PerCodeColumn(string unit) : IColumn
{
    public string Id => unit;

    public string ColumnName => unit;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Statistics;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => $"{unit}, of {MicroRun.Codes} codes an operation";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        var report = summary[benchmarkCase];
        var value = unit.StartsWith('B')
            ? report?.GcStats.GetBytesAllocatedPerOperation(benchmarkCase)
            : report?.ResultStatistics?.Mean;
        return value is { } known ? (known / MicroRun.Codes).ToString("0.###", CultureInfo.InvariantCulture) : "-";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => true;
}
