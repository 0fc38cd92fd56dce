using Npgsql;
using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Query.Lineage;

/// <summary>Turns result rows into our records. Rows are buffered whole: reading their columns never waits.</summary>
internal static class LineageRows
{
    public static ActivationFacts ToActivation(NpgsqlDataReader row) => new()
    {
        StreamId = row.GetFieldValue<byte[]>(0),
        Sequence = row.GetInt64(1),
        EnterpriseId = row.GetInt64(2),
        EventAt = row.GetDateTime(3),
        Line = row.GetString(4),
        Workshop = row.GetString(5),
        LineManager = row.GetString(6),
        CreditCode = row.GetString(7),
        EnterpriseName = row.GetString(8),
        OwnerId = row.GetInt64(9),
        ProductCode = row.GetString(10),
        ProductVersion = row.GetInt32(11),
        Kind = row.GetInt16(12),
        ProductName = row.GetString(13),
        Spec = row.GetString(14),
        NhsaCode = row.GetString(15),
        Barcode = row.GetString(16),
        LotNumber = row.GetString(17),
        MadeOn = row.GetFieldValue<DateOnly>(18),
        ExpiresOn = row.GetFieldValue<DateOnly>(19),
        ExpiryIsMonth = row.GetBoolean(20),
        LotId = row.GetInt64(21),
    };

    /// <summary>The package levels by section.</summary>
    public static async Task<Dictionary<long, List<LevelEntry>>> ReadSectionLevelsAsync(
        NpgsqlDataReader reader, CancellationToken ct)
    {
        var levels = new Dictionary<long, List<LevelEntry>>();
        while (await reader.ReadAsync(ct))
        {
            var sectionId = reader.GetInt64(0);
            if (!levels.TryGetValue(sectionId, out var entries))
            {
                levels.Add(sectionId, entries = []);
            }

            entries.Add(new LevelEntry(reader.GetInt16(1), reader.GetString(2), reader.GetString(3)));
        }

        return levels;
    }

    /// <summary>The package levels by prefix.</summary>
    public static async Task<Dictionary<string, LevelEntry>> ReadPrefixLevelsAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        var levels = new Dictionary<string, LevelEntry>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            var name = await reader.IsDBNullAsync(2, ct) ? string.Empty : reader.GetString(2);
            levels.Add(reader.GetString(0), new LevelEntry(reader.GetInt16(1), name, reader.GetString(0)));
        }

        return levels;
    }

    public static DocumentFacts ToDocument(NpgsqlDataReader row) => new()
    {
        Id = ToGuid(row.GetFieldValue<byte[]>(0)),
        SectionId = row.GetInt64(1),
        EnterpriseId = row.GetInt64(2),
        Kind = (FlowKind)row.GetInt16(3),
        Number = row.GetString(4),
        State = row.GetInt16(5),
        BillType = row.GetString(6),
        EventAt = row.GetDateTime(7),
        UploadedAt = row.GetDateTime(8),
        Shipper = row.GetString(9),
        Receiver = row.GetString(10),
        Carrier = row.GetString(11),
        Circulator = row.GetString(12),
        ChangeReason = row.GetString(13),
        WithdrawnReason = row.IsDBNull(14) ? string.Empty : row.GetString(14),
        ExpectedCount = row.GetInt64(15),
        ItemCount = row.GetInt64(16),
    };

    /// <summary>A document's id, 16 bytes, as a value that is cheap to compare.</summary>
    public static Guid ToGuid(byte[] documentId) => new(documentId, bigEndian: true);

    /// <summary>The stored form of a document's id.</summary>
    public static byte[] ToBytes(Guid documentId) => documentId.ToByteArray(bigEndian: true);
}
