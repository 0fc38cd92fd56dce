using TraceEngine.Client;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Files.ErrorReports;
using TraceEngine.Files.Relation;

namespace TraceEngine.Host.Importing.Streams;

/// <summary>
/// Sends a file through one stream. Where it stands is kept by the server alone, with each batch it commits: so the import may be
/// killed anywhere and run again, and a file that is in already is left alone.
/// </summary>
internal sealed class StreamedImport<TBatch>(
    TraceClient client, ImportTarget<TBatch> target, ImportContent content, ImportScreen screen, TimeProvider time)
    where TBatch : class
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    /// <summary>Measured while the file was sent; null before, and when there was nothing to send.</summary>
    public ImportMeasurement? Measured { get; private set; }

    /// <summary>What the server has of the file when that is all of it; null when some is missing.</summary>
    public async Task<GetStreamResponse?> FindFinishedAsync(CancellationToken ct)
    {
        var known = await FindAsync(ct);
        return known is { ClientPosition.IsEmpty: false } && content.Read(known.ClientPosition).IsFinished ? known : null;
    }

    /// <summary>What the server has of the file.</summary>
    public Task<GetStreamResponse?> FindAsync(CancellationToken ct) =>
        client.FindStreamAsync(new StreamName { Kind = target.Kind, Name = content.Stream }, ct);

    /// <summary>The refused rows so far, whoever sent them.</summary>
    /// <param name="rowNumber">Number in the file of the i-th row of the stream, from 0.</param>
    /// <param name="eachRow">Whether a batch refused as a whole is an entry for each of its rows; else it is one.</param>
    /// <param name="ct">Stops reading.</param>
    public IAsyncEnumerable<RefusedRow> RefusalsAsync(Func<long, long> rowNumber, bool eachRow, CancellationToken ct) =>
        LedgerRefusals.ReadAsync(client, new StreamName { Kind = target.Kind, Name = content.Stream }, rowNumber, eachRow, ct);

    /// <summary>Sends what the server does not have yet and waits until it is answered.</summary>
    /// <returns>Why the file could not be read on; null when it was read to its end.</returns>
    public async Task<RelationFormatException?> SendAsync(IBatchSource<TBatch> source, string title, CancellationToken ct)
    {
        RelationFormatException? fault = null;
        await using var open = await target.OpenAsync(content.Stream, ct);
        if (!open.Opened.ClientPosition.IsEmpty)
        {
            GoOn(source, content.Read(open.Opened.ClientPosition));
        }

        var before = source.RowsDone;
        var started = time.GetTimestamp();
        await screen.ProgressAsync(title, content.RowCount, "codes/s", async report =>
        {
            try
            {
                while (source.Next() is { } batch)
                {
                    target.SetPosition(batch, content.PositionAt(source.RowsDone).ToBytes());
                    await open.SendAsync(batch, ct);
                    Show(report);
                }
            }
            catch (RelationFormatException broken)
            {
                fault = broken;
            }

            var completed = open.CompleteAsync(ct);
            while (await Task.WhenAny(completed, Task.Delay(BetweenLooks, time, ct)) != completed)
            {
                Show(report);
            }

            await completed;
            Show(report);
        });
        Measured = new ImportMeasurement(open.Progress.CodesAcked, time.GetElapsedTime(started));
        return fault;

        void Show(Action<long, double> report)
        {
            var progress = open.Progress;
            report(before + progress.CodesAcked, progress.CodesPerSecond);
        }
    }

    private void GoOn(IBatchSource<TBatch> source, ImportPosition position)
    {
        screen.Line(
            $"从第 {position.RowsDone + 1} 行续传（{ImportScreen.Number(position.RowsDone)} 行已入库） / "
            + $"going on from row {position.RowsDone + 1}: {ImportScreen.Number(position.RowsDone)} rows are in already");
        source.Skip(position.RowsDone);
    }
}
