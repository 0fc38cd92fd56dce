using System.Diagnostics;
using TraceEngine.Client;
using TraceEngine.Client.Streaming;

namespace TraceEngine.Drills.Kit;

/// <summary>A line that keeps sending until it is told that it is enough, and then has everything answered.</summary>
internal sealed class LineClient(TraceClient client, StreamLedger ledger, AckCount acks, DrillReport report)
{
    // Small: what is under way at a kill should be a few batches, not a second's worth.
    private const int Window = 6;

    private long _lastAck = Stopwatch.GetTimestamp();

    /// <summary>Times the stream was lost and opened again.</summary>
    public int Resumptions { get; private set; }

    /// <summary>Longest time between two answers.</summary>
    public TimeSpan LongestGap { get; private set; }

    /// <summary>Sends until <paramref name="enough"/>, then completes.</summary>
    public async Task RunAsync(CancellationToken enough, CancellationToken ct)
    {
        var options = new ActivationStreamOptions { MaxUnackedBatches = Window, OnAnswer = Take };
        await using var stream = await client.OpenActivationStreamAsync(ledger.Name, options, ct);
        for (var sequence = (long)stream.Opened.NextSequence; !enough.IsCancellationRequested; sequence++)
        {
            await stream.SendAsync(ledger.Line.Batch(sequence), ct);
        }

        await stream.CompleteAsync(ct);
        Resumptions += stream.Progress.Resumptions;
    }

    private void Take(BatchAnswer answer)
    {
        ledger.Take(answer, report);
        var gap = Stopwatch.GetElapsedTime(_lastAck);
        LongestGap = gap > LongestGap ? gap : LongestGap;
        _lastAck = Stopwatch.GetTimestamp();
        acks.Add();
    }
}
