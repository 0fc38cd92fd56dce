using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Listing;

/// <summary>Finds what an enterprise uploaded on a day.</summary>
internal sealed class DaySections(IOptions<QueryOptions> options)
{
    /// <summary>The sections of a day that activate codes or name them in a document, by id.</summary>
    /// <param name="run">The reading.</param>
    /// <param name="day">The day.</param>
    /// <param name="from">The first section wanted.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<List<DaySection>> ReadAsync(ListRun run, DateOnly day, long from, CancellationToken ct)
    {
        var batches = await ReadBatchesAsync(run, day, ct);
        var sections = new List<DaySection>();
        foreach (var piece in batches.Chunk(options.Value.KeysPerStatement))
        {
            await using var command = ListingCommands.ReadUploadSections(run.Connection, piece);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                if (reader.GetInt64(0) >= from)
                {
                    var batch = new UploadId(reader.GetFieldValue<byte[]>(2), reader.GetInt64(3));
                    sections.Add(new DaySection(
                        reader.GetInt64(0),
                        reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1),
                        run.Origins.UploadOf(batch).Accepted));
                }
            }
        }

        sections.Sort(static (left, right) => left.Id.CompareTo(right.Id));
        return sections;
    }

    private static async Task<List<UploadId>> ReadBatchesAsync(ListRun run, DateOnly day, CancellationToken ct)
    {
        var batches = new List<UploadId>();
        await using var command = ListingCommands.ListUploads(
            run.Connection, WantedDays.StartOf(day), WantedDays.StartOf(day.AddDays(1)), run.Caller.EnterpriseId);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var batch = new UploadId(reader.GetFieldValue<byte[]>(0), reader.GetInt64(1));
            run.Origins.Add(batch, new BatchUpload(reader.GetDateTime(2), reader.GetInt32(3)));
            batches.Add(batch);
        }

        return batches;
    }
}
