namespace TraceEngine.Query.Exports.Jobs;

/// <summary>A piece of a job.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Codes">Codes in it.</param>
/// <param name="FileName">Name of the file that keeps its chains; null while they are not read.</param>
/// <param name="Digest">SHA-256 of the file.</param>
/// <param name="Rows">Rows that its chains make.</param>
/// <param name="Bytes">Bytes of the file.</param>
internal sealed record ChunkRecord(int Index, int Codes, string? FileName, byte[]? Digest, long Rows, long Bytes);
