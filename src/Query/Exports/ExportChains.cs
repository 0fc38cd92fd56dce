using TraceEngine.Query.Exports.Chunks;
using TraceEngine.Query.Exports.Jobs;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Exports;

/// <summary>Reads the chains of a chunk, all of one snapshot of the database (on Citus: of one for each node).</summary>
internal sealed class ExportChains(ExportDatabase database, ChainBatchReader chains)
{
    /// <summary>The content of the chunk's file.</summary>
    public async Task<ChunkBuilder> ReadAsync(ExportJob job, ExportCode[] codes, CancellationToken ct)
    {
        byte[][] keys = [.. codes.SelectMany(ReadingsOf)];
        IReadOnlyList<ChainAnswer?> answers;
        await using (var connection = await database.OpenReadingAsync(ct))
        await using (var transaction = await ExportDatabase.BeginSnapshotAsync(connection, ct))
        {
            answers = await chains.ReadAsync(job.EnterpriseId, job.CreditCode, keys, connection, ct);
            await transaction.CommitAsync(ct);
        }

        var content = new ChunkBuilder();
        var next = 0;
        foreach (var code in codes)
        {
            // The first reading that exists for the enterprise; the likeliest comes first.
            ChainAnswer? answer = null;
            foreach (var _ in ReadingsOf(code))
            {
                answer ??= answers[next];
                next++;
            }

            content.Add(code, answer);
        }

        return content;
    }

    private static IEnumerable<byte[]> ReadingsOf(ExportCode code)
    {
        if (code.Key is { } key)
        {
            yield return key;
        }

        if (code.OtherKey is { } other)
        {
            yield return other;
        }
    }
}
