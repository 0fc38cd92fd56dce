using TraceEngine.Contracts.Digests;

namespace TraceEngine.Ingest.Batching;

/// <summary>Whether a stream has sent bad rows lately.</summary>
internal sealed class RowQuality
{
    // A batch counts as bad from one refused row in twenty: below that the slow path costs the group less than a lane move.
    private const int BadShare = 20;

    // Clean batches in a row before a stream leaves the penalty lane.
    private const int BatchesToForgive = 8;

    private int _penaltyLeft;

    public bool IsBad => _penaltyLeft > 0;

    public void Add(ReceiptCounts counts)
    {
        if (counts.Refused > 0 && counts.Refused * BadShare >= counts.Accepted + counts.Refused)
        {
            _penaltyLeft = BatchesToForgive;
        }
        else if (_penaltyLeft > 0)
        {
            _penaltyLeft--;
        }
    }
}
