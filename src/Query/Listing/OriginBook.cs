using Npgsql;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Listing;

/// <summary>Where codes come from, section by section, each read once for a list.</summary>
internal sealed class OriginBook
{
    private readonly Dictionary<long, CodeOrigin> _origins = [];
    private readonly Dictionary<UploadId, BatchUpload> _uploads = [];

    /// <summary>The origin of the codes of a loaded section.</summary>
    public CodeOrigin this[long sectionId] => _origins.TryGetValue(sectionId, out var origin)
        ? origin
        : throw new InvalidOperationException($"Section {sectionId} has codes but no enterprise, product or lot.");

    /// <summary>How a loaded batch came.</summary>
    public BatchUpload UploadOf(UploadId batch) => _uploads.TryGetValue(batch, out var upload)
        ? upload
        : throw new InvalidOperationException($"Batch {batch.Sequence} has sections but is not in the ledger.");

    /// <summary>Loads sections that activate, with their batches.</summary>
    public async Task LoadAsync(NpgsqlConnection connection, IEnumerable<long> sectionIds, CancellationToken ct)
    {
        long[] wanted = [.. sectionIds.Distinct().Where(id => !_origins.ContainsKey(id))];
        if (wanted.Length == 0)
        {
            return;
        }

        await using (var command = ListingCommands.ReadCodeOrigins(connection, wanted))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                _origins.Add(reader.GetInt64(0), ToOrigin(reader));
            }
        }

        await LoadAsync(connection, wanted.Select(id => this[id].Batch), ct);
    }

    /// <summary>Loads batches.</summary>
    public async Task LoadAsync(NpgsqlConnection connection, IEnumerable<UploadId> batches, CancellationToken ct)
    {
        UploadId[] wanted = [.. batches.Distinct().Where(batch => !_uploads.ContainsKey(batch))];
        if (wanted.Length == 0)
        {
            return;
        }

        await using var command = ListingCommands.ReadUploads(connection, wanted);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            Add(
                new UploadId(reader.GetFieldValue<byte[]>(0), reader.GetInt64(1)),
                new BatchUpload(reader.GetDateTime(2), reader.GetInt32(3)));
        }
    }

    /// <summary>Takes in a batch that was read already.</summary>
    public void Add(UploadId batch, BatchUpload upload) => _uploads[batch] = upload;

    private static CodeOrigin ToOrigin(NpgsqlDataReader row) => new(
        row.GetInt64(1),
        row.GetString(2),
        row.GetInt64(3),
        row.GetString(4),
        row.GetString(5),
        new UploadId(row.GetFieldValue<byte[]>(6), row.GetInt64(7)));
}
