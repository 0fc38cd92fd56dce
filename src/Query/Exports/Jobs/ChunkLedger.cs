namespace TraceEngine.Query.Exports.Jobs;

/// <summary>The pieces of jobs: their codes, and which of them are kept already.</summary>
internal sealed class ChunkLedger(ExportDatabase database)
{
    /// <summary>The pieces of a job in their order.</summary>
    public async Task<List<ChunkRecord>> ReadAsync(long exportId, CancellationToken ct)
    {
        var chunks = new List<ChunkRecord>();
        await using var connection = await database.OpenAsync(ct);
        await using var command = ExportCommands.ReadExportChunks(connection, exportId);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            chunks.Add(new ChunkRecord(
                reader.GetInt32(0),
                reader.GetInt32(1),
                reader.IsDBNull(2) ? null : reader.GetString(2),
                reader.IsDBNull(3) ? null : reader.GetFieldValue<byte[]>(3),
                reader.GetInt64(4),
                reader.GetInt64(5)));
        }

        return chunks;
    }

    /// <summary>The codes of a piece; none when the job has ended meanwhile.</summary>
    public async Task<ExportCode[]> ReadCodesAsync(long exportId, int index, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var command = ExportCommands.ReadChunkCodes(connection, exportId, index);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            return [];
        }

        var texts = reader.GetFieldValue<string?[]>(0);
        var keys = reader.GetFieldValue<byte[]?[]>(1);
        var others = reader.GetFieldValue<byte[]?[]>(2);
        return [.. texts.Select((text, place) => new ExportCode(text, keys[place], others[place]))];
    }

    /// <summary>Writes down where a piece is kept; false when another host kept it first, or the job has ended.</summary>
    public async Task<bool> KeepAsync(long exportId, ChunkRecord chunk, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var command = ExportCommands.KeepExportChunk(connection, exportId, chunk);
        return await command.ExecuteNonQueryAsync(ct) > 0;
    }

    /// <summary>A piece's file is gone or damaged.</summary>
    public async Task ForgetAsync(long exportId, ChunkRecord chunk, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var command = ExportCommands.ForgetExportChunk(connection, exportId, chunk);
        await command.ExecuteNonQueryAsync(ct);
    }
}
