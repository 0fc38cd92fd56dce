using Npgsql;

namespace TraceEngine.Query.Exports.Jobs;

/// <summary>The jobs as enterprises see them: only their own.</summary>
internal sealed class ExportJobs(ExportDatabase database, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Exports of an enterprise that have not ended.</summary>
    public async Task<long> CountUnfinishedAsync(long enterpriseId, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var command = ExportCommands.CountUnfinishedExports(connection, enterpriseId);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Writes a new job down with all of its codes, or nothing.</summary>
    public async Task<ExportJob> CreateAsync(
        NewExport export, IReadOnlyCollection<ExportCode> codes, int codesPerChunk, CancellationToken ct)
    {
        var id = await database.NextIdAsync(ct);
        await using var connection = await database.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var create = ExportCommands.CreateExport(connection, id, export, codes.Count, Now))
        {
            await create.ExecuteNonQueryAsync(ct);
        }

        foreach (var (index, chunk) in codes.Chunk(codesPerChunk).Index())
        {
            await using var add = ExportCommands.AddExportChunk(connection, id, index, chunk);
            await add.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return await FindAsync(id, export.EnterpriseId, ct)
            ?? throw new InvalidOperationException($"Export {id} was committed and is not there.");
    }

    /// <summary>An export; null when there is none or it is another enterprise's.</summary>
    public async Task<ExportJob?> FindAsync(long exportId, long enterpriseId, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var command = ExportCommands.FindExport(connection, exportId, enterpriseId);
        return (await ReadAsync(command, ct)).SingleOrDefault();
    }

    /// <summary>Exports of an enterprise behind a place, the newest first.</summary>
    /// <param name="enterpriseId">Whose.</param>
    /// <param name="behind">Creation and number of the last one known; null for the first page.</param>
    /// <param name="atMost">Most exports.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<List<ExportJob>> ListAsync(
        long enterpriseId, (DateTime CreatedAt, long Id)? behind, int atMost, CancellationToken ct)
    {
        var (createdAt, id) = behind ?? (DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc), long.MaxValue);
        await using var connection = await database.OpenAsync(ct);
        await using var command = ExportCommands.ListExports(connection, enterpriseId, createdAt, id, atMost);
        return await ReadAsync(command, ct);
    }

    /// <summary>
    /// Ends an export, if it has not ended without a file; what it is then, null as for <see cref="FindAsync"/>.
    /// </summary>
    public async Task<ExportJob?> CancelAsync(long exportId, long enterpriseId, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using (var cancel = ExportCommands.CancelExport(connection, exportId, enterpriseId, Now))
        {
            if (await cancel.ExecuteNonQueryAsync(ct) > 0)
            {
                await using var delete = ExportCommands.DeleteExportChunks(connection, exportId);
                await delete.ExecuteNonQueryAsync(ct);
            }
        }

        await using var command = ExportCommands.FindExport(connection, exportId, enterpriseId);
        return (await ReadAsync(command, ct)).SingleOrDefault();
    }

    /// <summary>The jobs of a statement that returns whole rows.</summary>
    internal static async Task<List<ExportJob>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        var jobs = new List<ExportJob>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            jobs.Add(Read(reader));
        }

        return jobs;
    }

    private static ExportJob Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0),
        EnterpriseId = row.GetInt64(1),
        CreditCode = row.GetString(2),
        Format = (ExportFormat)row.GetInt16(3),
        State = (ExportState)row.GetInt16(4),
        Selection = row.IsDBNull(5) ? null : row.GetFieldValue<byte[]>(5),
        CodesTotal = row.GetInt32(6),
        CodesDone = row.GetInt32(7),
        Rows = row.GetInt64(8),
        Bytes = row.GetInt64(9),
        WrittenPermille = row.GetInt32(10),
        Busy = TimeSpan.FromMilliseconds(row.GetInt64(11)),
        CreatedAt = row.GetDateTime(12),
        FinishedAt = row.IsDBNull(13) ? null : row.GetDateTime(13),
        ExpiresAt = row.IsDBNull(14) ? null : row.GetDateTime(14),
        Owner = row.GetString(15),
        Attempts = row.GetInt32(16),
        FileName = row.GetString(17),
        Digest = row.IsDBNull(18) ? null : row.GetFieldValue<byte[]>(18),
        Failure = (ExportFailure)row.GetInt16(19),
    };
}
