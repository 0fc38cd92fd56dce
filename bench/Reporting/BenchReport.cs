using System.Text.Json;

namespace TraceEngine.Bench.Reporting;

/// <summary>All that one run found; its JSON is what is committed beside the machine's name.</summary>
internal sealed record BenchReport
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Processor, cores, memory, and what they did in this run: fsync p99, SHA-256.</summary>
    public required IReadOnlyDictionary<string, object> Machine { get; init; }

    /// <summary>Workloads and PostgreSQL's settings, equal for all sides.</summary>
    public required IReadOnlyDictionary<string, object> Settings { get; init; }

    public required ulong Seed { get; init; }

    public required int Rounds { get; init; }

    public required IReadOnlyList<BenchRow> Rows { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Format);
}
