using TraceEngine.Contracts.Digests;
using TraceEngine.Query.Exports.Disk;
using TraceEngine.Query.Exports.Jobs;

namespace TraceEngine.Query.Exports.Chunks;

/// <summary>All chunks of a job, to be read in order, one in memory at a time; as often as a format needs.</summary>
internal sealed class KeptChunks(
    ExportFolder folder, long exportId, IReadOnlyList<ChunkRecord> chunks, Action<int> onRead, CancellationToken ct)
{
    private int _read;

    public int Codes { get; } = chunks.Sum(chunk => chunk.Codes);

    public long Rows { get; } = chunks.Sum(chunk => chunk.Rows);

    /// <summary>The content of each chunk.</summary>
    /// <exception cref="ChunkLostException">A file is not what was written.</exception>
    public IEnumerable<ChunkContent> ReadAll()
    {
        foreach (var chunk in chunks)
        {
            ct.ThrowIfCancellationRequested();
            var bytes = folder.TryRead(exportId, chunk.FileName!);
            if (bytes is null || !FileDigest.Of(bytes).AsSpan().SequenceEqual(chunk.Digest))
            {
                throw new ChunkLostException(chunk);
            }

            yield return ChunkContent.Parse(bytes);
            onRead(++_read);
        }
    }
}
