using System.Net;

namespace TraceEngine.Access.Calls;

/// <summary>Reports denied calls: each in the metrics, at most one a second in the log, since anybody may cause them.</summary>
internal sealed class DenialReport(AccessMeter meter, AccessLog log, TimeProvider time)
{
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private long? _loggedAt;
    private int _unlogged;

    public void Add(DenialReason reason, string? ak, IPAddress? address)
    {
        meter.Denied(reason);
        int calls;
        lock (_lock)
        {
            _unlogged++;
            if (_loggedAt is { } at && time.GetElapsedTime(at) < LogInterval)
            {
                return;
            }
            (calls, _unlogged, _loggedAt) = (_unlogged, 0, time.GetTimestamp());
        }
        log.CallsDenied(calls, reason, ak is not null && ak.All(IsPlain) ? ak : "-", address);
    }

    // The text comes from outside: nothing but what our aks are made of gets into the log.
    private static bool IsPlain(char symbol) => char.IsAsciiLetterLower(symbol) || char.IsAsciiDigit(symbol) || symbol == '-';
}
