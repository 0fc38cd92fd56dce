using TraceEngine.Files.ErrorReports;
using TraceEngine.Files.Relation;

namespace TraceEngine.Host.Importing.Streams;

/// <summary>
/// Has every row of a file checked and writes nothing: no stream is opened, so an import that runs is not disturbed.
/// </summary>
/// <param name="target">The kind of stream.</param>
/// <param name="rowNumber">Number in the file of the i-th row of the stream, from 0.</param>
/// <param name="eachRow">Whether a batch that is refused as a whole is an entry for each of its rows; else it is one.</param>
/// <param name="screen">Where progress is shown.</param>
/// <param name="time">The clock.</param>
internal sealed class CheckedImport<TBatch>(
    ImportTarget<TBatch> target, Func<long, long> rowNumber, bool eachRow, ImportScreen screen, TimeProvider time)
    where TBatch : class
{
    // Kept until the report is written; more tell nothing new of a file.
    private const int MostRefusals = 100_000;

    private readonly List<RefusedRow> _refusals = [];

    public IReadOnlyList<RefusedRow> Refusals => _refusals;

    public long Accepted { get; private set; }

    public long Refused { get; private set; }

    /// <summary>Checks the file.</summary>
    /// <returns>Why the file could not be read on; null when it was read to its end.</returns>
    public async Task<RelationFormatException?> RunAsync(
        IBatchSource<TBatch> source, long rowCount, string title, CancellationToken ct)
    {
        RelationFormatException? fault = null;
        var started = time.GetTimestamp();
        await screen.ProgressAsync(title, rowCount, "codes/s", async report =>
        {
            try
            {
                while (source.Next() is { } batch)
                {
                    await CheckAsync(batch, ct);
                    report(source.RowsDone, source.RowsDone / Math.Max(time.GetElapsedTime(started).TotalSeconds, 0.001));
                }
            }
            catch (RelationFormatException broken)
            {
                fault = broken;
            }
        });
        return fault;
    }

    private async Task CheckAsync(TBatch batch, CancellationToken ct)
    {
        var ack = await target.CheckAsync(batch, ct);
        if (_refusals.Count < MostRefusals)
        {
            _refusals.AddRange(LedgerRefusals.Rows(
                Accepted + Refused, ack.Refused, ack.Verdicts, ack.BatchVerdict, ack.Reasons, rowNumber, eachRow));
        }

        Accepted += ack.Accepted;
        Refused += ack.Refused;
    }
}
