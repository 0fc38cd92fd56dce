using TraceEngine.Client;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Files.Relation;
using TraceEngine.Files.Relation.Inspection;
using TraceEngine.Host.Commands;
using FileRow = TraceEngine.Files.ErrorReports.RefusedRow;

namespace TraceEngine.Host.Importing;

/// <summary>
/// Has every row of a file checked and writes nothing: no stream is opened, so an import that runs is not disturbed.
/// </summary>
internal sealed class RelationDryRun(TraceClient client, ImportSettings settings, ImportScreen screen, TimeProvider time)
{
    // Kept until the report is written; more tell nothing new of a file.
    private const int MostRefusals = 100_000;

    private readonly List<FileRow> _refusals = [];
    private long _accepted;
    private long _refused;

    public async Task<ImportOutcome> RunAsync(
        string path, RelationInspection facts, RelationBatches batches, CancellationToken ct)
    {
        RelationFormatException? fault = null;
        var started = time.GetTimestamp();
        await screen.ProgressAsync($"校验 checking {Path.GetFileName(path)}", facts.RowCount, "codes/s", async report =>
        {
            try
            {
                while (batches.Next() is { } batch)
                {
                    await CheckAsync(batch, ct);
                    report(batches.RowsDone, batches.RowsDone / Math.Max(time.GetElapsedTime(started).TotalSeconds, 0.001));
                }
            }
            catch (RelationFormatException broken)
            {
                fault = broken;
            }
        });
        screen.Line(
            $"只校验，未写入 / checked, nothing written: 可接受 acceptable {ImportScreen.Number(_accepted)}, "
            + $"将拒收 would be refused {ImportScreen.Number(_refused)}");
        if (_refusals.Count > 0 || settings.ReportPath is not null)
        {
            await new RefusalReport(screen).WriteAsync(_refusals.ToAsyncEnumerable(), settings.ReportPath, path, ct);
        }

        if (fault is not null)
        {
            throw CommandException.Operating(fault.Message, fault);
        }

        return _refused > 0 ? ImportOutcome.WithRefusals : ImportOutcome.Complete;
    }

    private async Task CheckAsync(ActivationBatch batch, CancellationToken ct)
    {
        var request = new UploadActivationsRequest { DocumentNumber = "dry-run", ValidateOnly = true };
        request.Sections.Add(batch.Sections);
        var ack = await client.UploadActivationsAsync(request, ct);
        if (_refusals.Count < MostRefusals)
        {
            _refusals.AddRange(
                LedgerRefusals.Rows(_accepted + _refused, ack.Refused, ack.Verdicts, ack.BatchVerdict, ack.Reasons));
        }

        _accepted += ack.Accepted;
        _refused += ack.Refused;
    }
}
