namespace TraceEngine.Ingest.Reception;

/// <summary>Counts open streams, for the host and for each enterprise.</summary>
internal sealed class SessionSlots(ReceptionOptions options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, int> _ofEnterprise = [];
    private int _ofHost;

    /// <summary>The limit that is reached, or null when a slot was taken.</summary>
    public string? TryTake(long enterpriseId)
    {
        lock (_gate)
        {
            var own = _ofEnterprise.GetValueOrDefault(enterpriseId);
            if (own >= options.MaxStreamsOfEnterprise)
            {
                return $"{options.MaxStreamsOfEnterprise} streams of this enterprise are open";
            }

            if (_ofHost >= options.MaxStreamsOfHost)
            {
                return $"{options.MaxStreamsOfHost} streams are open on this host";
            }

            _ofEnterprise[enterpriseId] = own + 1;
            _ofHost++;
            return null;
        }
    }

    /// <summary>Streams open on this host.</summary>
    public int OpenOfHost
    {
        get
        {
            lock (_gate)
            {
                return _ofHost;
            }
        }
    }

    /// <summary>Streams of an enterprise open on this host.</summary>
    public int OpenOf(long enterpriseId)
    {
        lock (_gate)
        {
            return _ofEnterprise.GetValueOrDefault(enterpriseId);
        }
    }

    /// <summary>Gives a slot back.</summary>
    public void Return(long enterpriseId)
    {
        lock (_gate)
        {
            _ofHost--;
            if (--_ofEnterprise[enterpriseId] == 0)
            {
                _ofEnterprise.Remove(enterpriseId);
            }
        }
    }
}
