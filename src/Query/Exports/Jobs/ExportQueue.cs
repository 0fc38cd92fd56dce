using Microsoft.Extensions.Options;

namespace TraceEngine.Query.Exports.Jobs;

/// <summary>
/// The jobs as hosts see them. Each change of a job says as whom it is made: who has lost the lease changes nothing, and learns
/// it by the answer.
/// </summary>
internal sealed class ExportQueue(ExportDatabase database, IOptions<QueryOptions> options, TimeProvider clock)
{
    private ExportOptions Limits => options.Value.Exports;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Takes a job that nobody has, the longest waiting first; null when there is none.</summary>
    public async Task<ExportJob?> TakeAsync(string host, int candidates, CancellationToken ct)
    {
        var free = new List<long>();
        await using var connection = await database.OpenAsync(ct);
        await using (var find = ExportCommands.FindFreeExports(connection, Now, candidates))
        await using (var reader = await find.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                free.Add(reader.GetInt64(0));
            }
        }

        foreach (var id in free)
        {
            // Another host may be faster: then no row answers.
            var lease = new ExportLease(id, $"{host}/{Guid.NewGuid():N}");
            await using var take = ExportCommands.TakeExport(connection, lease, Now + Limits.LeaseTime, Now);
            if ((await ExportJobs.ReadAsync(take, ct)).SingleOrDefault() is { } job)
            {
                return job;
            }
        }

        return null;
    }

    /// <summary>Notes how far a job is and keeps it for another lease time; false when it is not the caller's any more.</summary>
    public async Task<bool> RecordAsync(ExportLease lease, ExportProgress progress, bool gotFurther, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var command = ExportCommands.RecordExportProgress(
            connection, lease, progress, Now + Limits.LeaseTime, gotFurther);
        return await command.ExecuteNonQueryAsync(ct) > 0;
    }

    /// <summary>Gives a job back, to be taken after a wait.</summary>
    public async Task ReleaseAsync(ExportLease lease, TimeSpan wait, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var command = ExportCommands.ReleaseExport(connection, lease, Now + wait);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>A job has its file; false when it is not the caller's any more.</summary>
    public async Task<bool> FinishAsync(ExportLease lease, FinishedFile file, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using (var finish = ExportCommands.FinishExport(connection, lease, file, Now, Now + Limits.Retention))
        {
            if (await finish.ExecuteNonQueryAsync(ct) == 0)
            {
                return false;
            }
        }

        await using var delete = ExportCommands.DeleteExportChunks(connection, lease.ExportId);
        await delete.ExecuteNonQueryAsync(ct);
        return true;
    }

    /// <summary>A job ends without a file; false when it is not the caller's any more.</summary>
    public async Task<bool> FailAsync(ExportLease lease, ExportFailure failure, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using (var fail = ExportCommands.FailExport(connection, lease, failure, Now))
        {
            if (await fail.ExecuteNonQueryAsync(ct) == 0)
            {
                return false;
            }
        }

        await using var delete = ExportCommands.DeleteExportChunks(connection, lease.ExportId);
        await delete.ExecuteNonQueryAsync(ct);
        return true;
    }

    /// <summary>Which of some jobs there are, how far they are, and the name of their file.</summary>
    public async Task<Dictionary<long, (ExportState State, string FileName)>> ReadFilesAsync(
        long[] exportIds, CancellationToken ct)
    {
        var files = new Dictionary<long, (ExportState State, string FileName)>();
        await using var connection = await database.OpenAsync(ct);
        await using var command = ExportCommands.ReadExportFiles(connection, exportIds);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            files.Add(reader.GetInt64(0), ((ExportState)reader.GetInt16(1), reader.GetString(2)));
        }

        return files;
    }

    /// <summary>Lets files expire, and forgets jobs that have long been without one.</summary>
    public async Task ExpireAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using (var expire = ExportCommands.ExpireExports(connection, Now))
        {
            await expire.ExecuteNonQueryAsync(ct);
        }

        await using var delete = ExportCommands.DeleteOldExports(connection, Now - Limits.RecordRetention);
        await delete.ExecuteNonQueryAsync(ct);
    }
}
