using TraceEngine.Query.Exports.Disk;
using TraceEngine.Query.Exports.Jobs;

namespace TraceEngine.Query.Exports;

/// <summary>Lets files expire and gives their space back, also of jobs that were ended through another host.</summary>
internal sealed class ExportSweep(ExportQueue queue, ExportFolder folder, ExportSignals signals)
{
    // Folders of one look into the tables.
    private const int FoldersPerStatement = 1_000;

    /// <summary>Sweeps once.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        await queue.ExpireAsync(ct);
        foreach (var piece in folder.ReadJobs().Chunk(FoldersPerStatement).ToList())
        {
            var files = await queue.ReadFilesAsync(piece, ct);
            foreach (var exportId in piece.Where(id => !signals.IsRunning(id)))
            {
                if (!files.TryGetValue(exportId, out var file) || file.State > ExportState.Done)
                {
                    folder.Clear(exportId, kept: null);
                }
                else if (file.State == ExportState.Done)
                {
                    folder.Clear(exportId, file.FileName);
                }
            }
        }
    }
}
