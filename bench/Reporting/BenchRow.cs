using System.Text.Json.Serialization;

namespace TraceEngine.Bench.Reporting;

/// <summary>One measured row.</summary>
internal sealed record BenchRow
{
    public required string Id { get; init; }

    public required double Value { get; init; }

    public required string Unit { get; init; }

    /// <summary>The full goal.</summary>
    public required double Target { get; init; }

    /// <summary>Whether the value reaches it.</summary>
    public required bool Pass { get; init; }

    /// <summary>The goal of the first step, where it differs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? IssueTarget { get; init; }

    /// <summary>Whether the value reaches that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IssuePass { get; init; }

    /// <summary>What the value was made from.</summary>
    public required IReadOnlyDictionary<string, object> Parts { get; init; }

    /// <summary>Judges a value.</summary>
    public static BenchRow Of(RowTarget target, double value, IReadOnlyDictionary<string, object> parts) => new()
    {
        Id = target.Id,
        Value = Math.Round(value, value < 10 ? 3 : 1),
        Unit = target.Unit,
        Target = target.Target,
        Pass = target.Reaches(value, target.Target),
        IssueTarget = target.IssueTarget,
        IssuePass = target.IssueTarget is { } first ? target.Reaches(value, first) : null,
        Parts = parts,
    };
}
