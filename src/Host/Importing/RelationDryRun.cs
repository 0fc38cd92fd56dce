using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Files.Relation.Inspection;
using TraceEngine.Host.Commands;
using TraceEngine.Host.Importing.Streams;

namespace TraceEngine.Host.Importing;

/// <summary>Has every row of a relation file checked and writes nothing.</summary>
internal sealed class RelationDryRun(
    ImportTarget<ActivationBatch> target, ImportSettings settings, ImportScreen screen, TimeProvider time)
{
    public async Task<ImportOutcome> RunAsync(
        string path, RelationInspection facts, RelationBatches batches, CancellationToken ct)
    {
        // Rows of a relation file are numbered from 1, and all of them are in the stream.
        var check = new CheckedImport<ActivationBatch>(target, static row => row + 1, eachRow: false, screen, time);
        var fault = await check.RunAsync(batches, facts.RowCount, $"校验 checking {Path.GetFileName(path)}", ct);
        screen.Line(
            $"只校验，未写入 / checked, nothing written: 可接受 acceptable {ImportScreen.Number(check.Accepted)}, "
            + $"将拒收 would be refused {ImportScreen.Number(check.Refused)}");
        if (check.Refusals.Count > 0 || settings.ReportPath is not null)
        {
            await new RefusalReport(screen).WriteAsync(check.Refusals.ToAsyncEnumerable(), settings.ReportPath, path, ct);
        }

        if (fault is not null)
        {
            throw CommandException.Operating(fault.Message, fault);
        }

        return check.Refused > 0 ? ImportOutcome.WithRefusals : ImportOutcome.Complete;
    }
}
