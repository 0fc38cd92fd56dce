using System.Diagnostics.Metrics;

namespace TraceEngine.Query.Caching;

/// <summary>How the cache does; meter <c>TraceEngine.Query</c>.</summary>
internal sealed class CacheMetrics : IDisposable
{
    private const string MeterName = "TraceEngine.Query";

    private readonly Meter _meter;
    private readonly Counter<long> _generationChanges;
    private readonly Counter<double> _closedTime;
    private long _hits;
    private long _misses;
    private long _firstAsks;
    private long _filled;
    private long _refused;
    private long _rounds;

    public CacheMetrics(IMeterFactory factory)
    {
        // Counted in plain fields and read when somebody scrapes: a warm chain counts six times.
        _meter = factory.Create(MeterName);
        _meter.CreateObservableCounter(
            "traceengine.query.cache.lookups",
            () => Outcomes(("hit", Hits), ("miss", Misses), ("first", FirstAsks)),
            "{entry}",
            "Entries looked for in the cache, by outcome (hit, miss); first = codes asked for the first time, not looked for.");
        _meter.CreateObservableCounter(
            "traceengine.query.cache.fills",
            () => Outcomes(("filled", Filled), ("refused", Refused)),
            "{entry}",
            "Entries offered to the cache, by outcome (filled, refused).");
        _meter.CreateObservableCounter(
            "traceengine.query.database.rounds", () => DatabaseRounds, "{round}", "Rounds of a walk that asked the database.");
        _generationChanges = _meter.CreateCounter<long>(
            "traceengine.query.cache.generation_changes", "{change}", "Generations of the cache that this host has seen begin.");
        _closedTime = _meter.CreateCounter<double>(
            "traceengine.query.cache.closed_time", "s", "Time in which this host could not use the cache.");
    }

    /// <summary>Entries found since start.</summary>
    public long Hits => Interlocked.Read(ref _hits);

    /// <summary>Entries not found since start.</summary>
    public long Misses => Interlocked.Read(ref _misses);

    /// <summary>Codes that were asked for the first time since start.</summary>
    public long FirstAsks => Interlocked.Read(ref _firstAsks);

    /// <summary>Entries put on the shelves since start.</summary>
    public long Filled => Interlocked.Read(ref _filled);

    /// <summary>Entries whose lease had gone when they were to be filled, since start.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    public void LookedUp(int hits, int misses)
    {
        Interlocked.Add(ref _hits, hits);
        Interlocked.Add(ref _misses, misses);
    }

    public void AskedFirst(int codes) => Interlocked.Add(ref _firstAsks, codes);

    public void FilledIn(int filled, int refused)
    {
        Interlocked.Add(ref _filled, filled);
        Interlocked.Add(ref _refused, refused);
    }

    public void GenerationChanged() => _generationChanges.Add(1);

    public void WasClosedFor(TimeSpan time) => _closedTime.Add(time.TotalSeconds);

    /// <summary>Rounds of walks that asked the database since start.</summary>
    public long DatabaseRounds => Interlocked.Read(ref _rounds);

    /// <summary>A walk asked the database.</summary>
    public void AskedDatabase() => Interlocked.Increment(ref _rounds);

    public void Dispose() => _meter.Dispose();

    private static Measurement<long>[] Outcomes(params ReadOnlySpan<(string Outcome, long Count)> counts)
    {
        var measured = new Measurement<long>[counts.Length];
        for (var index = 0; index < measured.Length; index++)
        {
            measured[index] = new Measurement<long>(
                counts[index].Count, new KeyValuePair<string, object?>("outcome", counts[index].Outcome));
        }

        return measured;
    }
}
