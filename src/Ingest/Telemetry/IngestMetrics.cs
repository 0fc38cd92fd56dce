using System.Diagnostics.Metrics;
using TraceEngine.Contracts.Digests;

namespace TraceEngine.Ingest.Telemetry;

/// <summary>The one owner of this room's metrics.</summary>
internal sealed class IngestMetrics : IDisposable
{
    /// <summary>Name of the meter, for the host's exporter.</summary>
    public const string MeterName = "TraceEngine.Ingest";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _accepted;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _batches;
    private readonly Counter<long> _resends;
    private readonly Counter<long> _faults;
    private readonly Histogram<double> _groups;
    private readonly UpDownCounter<long> _sessions;

    public IngestMetrics()
    {
        _accepted = _meter.CreateCounter<long>("traceengine.ingest.codes.accepted", "{code}", "Codes written and acknowledged.");
        _refused = _meter.CreateCounter<long>("traceengine.ingest.codes.refused", "{code}", "Rows refused with a verdict.");
        _batches = _meter.CreateCounter<long>("traceengine.ingest.batches", "{batch}", "Batches committed.");
        _resends = _meter.CreateCounter<long>(
            "traceengine.ingest.batches.resent", "{batch}", "Batches answered from the ledger.");
        _faults = _meter.CreateCounter<long>("traceengine.ingest.faults", "{fault}", "Batches not written, by kind of fault.");
        _groups = _meter.CreateHistogram<double>("traceengine.ingest.group.duration", "s", "Time of one lane transaction.");
        _sessions = _meter.CreateUpDownCounter<long>("traceengine.ingest.sessions", "{session}", "Streams open on this host.");
    }

    public void Committed(ReceiptCounts counts)
    {
        _batches.Add(1);
        _accepted.Add(counts.Accepted);
        _refused.Add(counts.Refused);
    }

    public void Resent() => _resends.Add(1);

    public void Faulted(string kind) => _faults.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void GroupWritten(TimeSpan taken, bool isPenalty) =>
        _groups.Record(taken.TotalSeconds, new KeyValuePair<string, object?>("lane", isPenalty ? "penalty" : "ordinary"));

    public void SessionOpened() => _sessions.Add(1);

    public void SessionClosed() => _sessions.Add(-1);

    public void Dispose() => _meter.Dispose();
}
