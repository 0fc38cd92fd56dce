using System.Globalization;

namespace TraceEngine.Bench.Measuring;

/// <summary>
/// The server's /metrics. Allocation is <c>dotnet.gc.heap.total_allocated</c> of OpenTelemetry's runtime instrumentation,
/// which is GC.GetTotalAllocatedBytes: all threads, exact to the 8 KiB of each thread's allocation window.
/// </summary>
internal sealed class ServerMetrics(string endpoint) : IDisposable
{
    private const string Allocated = "dotnet_gc_heap_total_allocated_bytes_total";

    private readonly HttpClient _http = new() { BaseAddress = new Uri(endpoint) };

    /// <summary>Bytes the server's process has allocated since its start.</summary>
    public async Task<double> AllocatedBytesAsync(CancellationToken ct)
    {
        var text = await _http.GetStringAsync(new Uri("/metrics", UriKind.Relative), ct);
        var line = text.Split('\n').FirstOrDefault(line => line.StartsWith(Allocated, StringComparison.Ordinal))
            ?? throw new BenchException($"/metrics 中没有 {Allocated} / {Allocated} is not among the server's metrics");

        // name{labels} value [timestamp]
        var value = line[(line.IndexOf('}', StringComparison.Ordinal) + 1)..].Replace(Allocated, "", StringComparison.Ordinal);
        return double.Parse(value.Trim().Split(' ')[0], CultureInfo.InvariantCulture);
    }

    public void Dispose() => _http.Dispose();
}
