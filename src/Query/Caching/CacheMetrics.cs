using System.Diagnostics.Metrics;

namespace TraceEngine.Query.Caching;

/// <summary>How the cache does; meter <c>TraceEngine.Query</c>.</summary>
internal sealed class CacheMetrics : IDisposable
{
    private const string MeterName = "TraceEngine.Query";

    private readonly Meter _meter;
    private readonly Counter<long> _lookups;
    private readonly Counter<long> _fills;
    private readonly Counter<long> _generationChanges;
    private readonly Counter<double> _closedTime;
    private readonly Counter<long> _walks;
    private long _hits;
    private long _misses;
    private long _filled;
    private long _refused;
    private long _rounds;

    public CacheMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _lookups = _meter.CreateCounter<long>(
            "traceengine.query.cache.lookups", "{entry}", "Entries looked for in the cache, by outcome (hit, miss).");
        _fills = _meter.CreateCounter<long>(
            "traceengine.query.cache.fills", "{entry}", "Entries offered to the cache, by outcome (filled, refused).");
        _generationChanges = _meter.CreateCounter<long>(
            "traceengine.query.cache.generation_changes", "{change}", "Generations of the cache that this host has seen begin.");
        _closedTime = _meter.CreateCounter<double>(
            "traceengine.query.cache.closed_time", "s", "Time in which this host could not use the cache.");
        _walks = _meter.CreateCounter<long>(
            "traceengine.query.database.rounds", "{round}", "Rounds of a walk that asked the database.");
    }

    /// <summary>Entries found since start.</summary>
    public long Hits => Interlocked.Read(ref _hits);

    /// <summary>Entries not found since start.</summary>
    public long Misses => Interlocked.Read(ref _misses);

    /// <summary>Entries put on the shelves since start.</summary>
    public long Filled => Interlocked.Read(ref _filled);

    /// <summary>Entries whose lease had gone when they were to be filled, since start.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    public void LookedUp(int hits, int misses)
    {
        Interlocked.Add(ref _hits, hits);
        Interlocked.Add(ref _misses, misses);
        _lookups.Add(hits, new KeyValuePair<string, object?>("outcome", "hit"));
        _lookups.Add(misses, new KeyValuePair<string, object?>("outcome", "miss"));
    }

    public void FilledIn(int filled, int refused)
    {
        Interlocked.Add(ref _filled, filled);
        Interlocked.Add(ref _refused, refused);
        _fills.Add(filled, new KeyValuePair<string, object?>("outcome", "filled"));
        _fills.Add(refused, new KeyValuePair<string, object?>("outcome", "refused"));
    }

    public void GenerationChanged() => _generationChanges.Add(1);

    public void WasClosedFor(TimeSpan time) => _closedTime.Add(time.TotalSeconds);

    /// <summary>Rounds of walks that asked the database since start.</summary>
    public long DatabaseRounds => Interlocked.Read(ref _rounds);

    /// <summary>A walk asked the database.</summary>
    public void AskedDatabase()
    {
        Interlocked.Increment(ref _rounds);
        _walks.Add(1);
    }

    public void Dispose() => _meter.Dispose();
}
