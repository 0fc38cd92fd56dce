using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Shelving;

namespace TraceEngine.Ingest.Batching;

/// <summary>The newest session of each stream on this host.</summary>
internal sealed class StreamRegistry(ILedger ledger, LaneSet lanes, IShelves shelves)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<StreamKey, Session> _newest = [];

    /// <summary>
    /// Opens a stream: raises its epoch in the ledger, empties the shelves that an earlier host may have left, and aborts what
    /// an older session on this host still has queued.
    /// </summary>
    /// <exception cref="LedgerFaultException">Not answered: open again.</exception>
    public async Task<Session> OpenAsync(StreamIdentity stream, CancellationToken cancellationToken)
    {
        var row = await ledger.OpenAsync(stream, cancellationToken);
        if (row.ShelvedSequence < row.NextSequence - 1)
        {
            await shelves.RedoAsync(stream, row, cancellationToken);
        }

        var session = new Session(stream, row, ledger, lanes);
        Session? older = null;
        lock (_gate)
        {
            if (_newest.TryGetValue(stream.Key, out var known) && known.Epoch > session.Epoch)
            {
                older = session;
            }
            else
            {
                older = known;
                _newest[stream.Key] = session;
            }
        }

        older?.Abort();
        return session;
    }

    /// <summary>The session's call has ended; what it has queued is still written.</summary>
    public void Close(Session session)
    {
        lock (_gate)
        {
            if (_newest.TryGetValue(session.Stream.Key, out var known) && known == session)
            {
                _newest.Remove(session.Stream.Key);
            }
        }
    }
}
