using Microsoft.Extensions.Options;
using TraceEngine.Query.Exports.Chunks;
using TraceEngine.Query.Exports.Disk;
using TraceEngine.Query.Exports.Jobs;
using TraceEngine.Query.Exports.Rendering;

namespace TraceEngine.Query.Exports;

/// <summary>
/// Works a job off: reads the chains of each chunk that is not kept yet, then writes the file from the chunks. Whatever ends it,
/// the next run goes on from the chunks that are kept, and makes the same file of them.
/// </summary>
internal sealed class ExportRun(
    ChunkLedger ledger, ExportQueue queue, ExportChains chains, ExportFolder folder, IOptions<QueryOptions> options)
{
    /// <summary>Runs to the end of the job.</summary>
    /// <param name="job">The job, taken by this host.</param>
    /// <param name="lease">As whom it was taken.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="ct">Fires when the host stops, the job is cancelled, or the lease is lost.</param>
    /// <exception cref="IOException">The disk is full or does not work.</exception>
    /// <exception cref="ChunkLostException">A chunk has to be read again.</exception>
    public async Task RunAsync(ExportJob job, ExportLease lease, ExportProgress progress, CancellationToken ct)
    {
        var chunks = await KeepAllAsync(job, progress, ct);
        progress.Wrote(0);
        var file = await WriteAsync(job, lease, chunks, progress, ct);
        if (await queue.FinishAsync(lease, file, ct))
        {
            folder.Clear(job.Id, file.Name);
        }
        else
        {
            folder.Delete(job.Id, file.Name);
        }
    }

    private async Task<ChunkRecord[]> KeepAllAsync(ExportJob job, ExportProgress progress, CancellationToken ct)
    {
        // Chunks do not depend on each other: while one is read from the database, another is put together and synced.
        ChunkRecord[] chunks = [.. await ledger.ReadAsync(job.Id, ct)];
        var workers = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Value.Exports.ChunksAtOnce,
            CancellationToken = ct,
        };
        await Parallel.ForEachAsync(Enumerable.Range(0, chunks.Length), workers, async (index, stop) =>
        {
            chunks[index] = await KeptAsync(job, chunks[index], stop);
            progress.Add(chunks[index]);
        });
        return chunks;
    }

    private async Task<ChunkRecord> KeptAsync(ExportJob job, ChunkRecord chunk, CancellationToken ct)
    {
        if (chunk.FileName is { } name && !folder.Has(job.Id, name, chunk.Bytes))
        {
            // Of another host whose disk this one does not see, or gone.
            await ledger.ForgetAsync(job.Id, chunk, ct);
            chunk = chunk with { FileName = null };
        }

        return chunk.FileName is null ? await KeepAsync(job, chunk, ct) : chunk;
    }

    private async Task<ChunkRecord> KeepAsync(ExportJob job, ChunkRecord chunk, CancellationToken ct)
    {
        var codes = await ledger.ReadCodesAsync(job.Id, chunk.Index, ct);
        if (codes.Length == 0)
        {
            // The job has ended meanwhile; the heartbeat would tell a little later.
            throw new OperationCanceledException($"Export {job.Id} has ended.");
        }

        var content = await chains.ReadAsync(job, codes, ct);
        var kept = Write(job.Id, chunk, content);
        if (!await ledger.KeepAsync(job.Id, kept, ct))
        {
            folder.Delete(job.Id, kept.FileName!);
            throw new OperationCanceledException($"Chunk {chunk.Index} of export {job.Id} was kept by another host.");
        }

        return kept;
    }

    // The file is there before its name is: what is named is whole.
    private ChunkRecord Write(long exportId, ChunkRecord chunk, ChunkBuilder content)
    {
        var name = $"chunk-{chunk.Index}-{Guid.NewGuid():N}";
        using var file = folder.Create(exportId, name);
        file.Write(content.Complete());
        return chunk with { FileName = name, Digest = file.Commit(), Rows = content.Rows, Bytes = file.Length };
    }

    private async Task<FinishedFile> WriteAsync(
        ExportJob job, ExportLease lease, ChunkRecord[] chunks, ExportProgress progress, CancellationToken ct)
    {
        const int Whole = 1000;
        var renderer = ExportRenderers.Of(job.Format);
        var steps = Math.Max(1, chunks.Length * renderer.Passes);
        var kept = new KeptChunks(folder, job.Id, chunks, read => progress.Wrote(read * Whole / steps), ct);

        // Named by who writes it: a host that lost the lease and does not know it yet writes into another one.
        var name = $"file-{lease.Owner.Split('/')[^1]}.{ExportJob.ExtensionOf(job.Format)}";
        await using var file = folder.Create(job.Id, name);
        await renderer.RenderAsync(kept, file, ct);
        ct.ThrowIfCancellationRequested();
        var digest = file.Commit();
        return new FinishedFile(name, kept.Rows, file.Length, digest, progress.Busy);
    }
}
