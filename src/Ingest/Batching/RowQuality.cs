using TraceEngine.Contracts.Digests;

namespace TraceEngine.Ingest.Batching;

/// <summary>Whether a stream has sent bad rows lately.</summary>
internal sealed class RowQuality
{
    // A batch counts as bad from one refused row in twenty: below that the slow path costs the group less than a lane move.
    private const int BadShare = 20;

    // Clean batches in a row before a stream leaves the penalty lane.
    private const int BatchesToForgive = 8;

    // After so many clean batches in a row a stream may have as many under way as its budget allows.
    private const int BatchesToTrust = 16;

    private int _penaltyLeft;
    private int _cleanInARow;

    public bool IsBad => _penaltyLeft > 0;

    /// <summary>
    /// Batches that may be under way: one until the first is known to be clean, then quickly more. A lane move waits for all that
    /// is under way, so a client of bad rows would otherwise have a whole window of them written by an ordinary lane each
    /// time it opens.
    /// </summary>
    public int MaxInFlight => _cleanInARow >= BatchesToTrust ? int.MaxValue : 1 + (2 * _cleanInARow);

    public void Add(ReceiptCounts counts)
    {
        if (counts.Refused > 0 && counts.Refused * BadShare >= counts.Accepted + counts.Refused)
        {
            _penaltyLeft = BatchesToForgive;
            _cleanInARow = 0;
            return;
        }

        _cleanInARow++;
        if (_penaltyLeft > 0)
        {
            _penaltyLeft--;
        }
    }
}
