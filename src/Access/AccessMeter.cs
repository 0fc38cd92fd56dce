using System.Diagnostics.Metrics;
using TraceEngine.Access.Calls;

namespace TraceEngine.Access;

/// <summary>The metrics of this room.</summary>
internal sealed class AccessMeter : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _denied;

    public AccessMeter(IMeterFactory factory)
    {
        _meter = factory.Create(AccessServices.MeterName);
        _denied = _meter.CreateCounter<long>("traceengine.access.denied", "{call}", "Calls denied, by reason.");
    }

    public void Denied(DenialReason reason) => _denied.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));

    public void Dispose() => _meter.Dispose();
}
