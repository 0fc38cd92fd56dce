using TraceEngine.Query.Exports.Jobs;

namespace TraceEngine.Query.Exports.Chunks;

/// <summary>A chunk's file is gone or damaged; its chains have to be read again.</summary>
internal sealed class ChunkLostException(ChunkRecord chunk) : Exception($"File {chunk.FileName} of chunk {chunk.Index} is lost.")
{
    public ChunkRecord Chunk => chunk;
}
