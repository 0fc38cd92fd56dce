using Npgsql;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Lineage;

/// <summary>Turns result rows into our records. Rows are buffered whole: reading their columns never waits.</summary>
internal static class LineageRows
{
    public static TrailRow ToTrailRow(NpgsqlDataReader row) => new(
        row.GetInt64(1),
        row.IsDBNull(2) ? null : row.GetInt64(2),
        row.GetInt16(3),
        row.GetInt16(4),
        row.IsDBNull(5) ? null : row.GetFieldValue<byte[]>(5));

    /// <summary>A code's package and sections, out of a guessed path.</summary>
    public static (byte[]? Parent, long Section, long? Packed, bool IsAsked) ToPathStep(NpgsqlDataReader row) => (
        row.IsDBNull(0) ? null : row.GetFieldValue<byte[]>(0),
        row.GetInt64(1),
        row.IsDBNull(2) ? null : row.GetInt64(2),
        row.GetBoolean(3));

    public static FormerPlace ToFormerPlace(NpgsqlDataReader row) =>
        new(row.GetFieldValue<byte[]>(3), row.IsDBNull(1) ? null : row.GetInt64(1), row.GetInt64(2));

    public static NamedIn ToNamedIn(NpgsqlDataReader row) => new(ToGuid(row.GetFieldValue<byte[]>(2)), row.GetInt64(1));

    public static SectionFacts ToSection(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0),
        StreamId = row.GetFieldValue<byte[]>(1),
        Sequence = row.GetInt64(2),
        EnterpriseId = row.GetInt64(3),
        EventAt = row.GetDateTime(4),
        Line = row.GetString(5),
        Workshop = row.GetString(6),
        LineManager = row.GetString(7),
        Goods = row.IsDBNull(8)
            ? null
            : new ActivatedGoods(new ProductVersionId(row.GetInt64(8), row.GetInt32(9)), row.GetInt64(10)),
    };

    public static ProductFacts ToProduct(NpgsqlDataReader row, Dictionary<ProductVersionId, List<LevelEntry>> levels)
    {
        var id = new ProductVersionId(row.GetInt64(0), row.GetInt32(1));
        return new ProductFacts
        {
            Id = id,
            OwnerId = row.GetInt64(2),
            ProductCode = row.GetString(3),
            Kind = row.GetInt16(4),
            Name = row.GetString(5),
            Spec = row.GetString(6),
            NhsaCode = row.GetString(7),
            Barcode = row.GetString(8),
            Levels = levels.GetValueOrDefault(id, []),
        };
    }

    public static LotEntry ToLot(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Number = row.GetString(1),
        MadeOn = row.GetFieldValue<DateOnly>(2),
        ExpiresOn = row.GetFieldValue<DateOnly>(3),
        ExpiryIsMonth = row.GetBoolean(4),
    };

    /// <summary>The package levels by prefix, with the enterprise whose product it is.</summary>
    public static async Task<Dictionary<string, (long OwnerId, LevelEntry Level)>> ReadPrefixLevelsAsync(
        NpgsqlDataReader reader, CancellationToken ct)
    {
        var levels = new Dictionary<string, (long OwnerId, LevelEntry Level)>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            var name = await reader.IsDBNullAsync(2, ct) ? string.Empty : reader.GetString(2);
            levels.Add(reader.GetString(0), (reader.GetInt64(3), new LevelEntry(reader.GetInt16(1), name, reader.GetString(0))));
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
        ShippingNote = row.GetString(17),
    };

    /// <summary>A document's id, 16 bytes, as a value that is cheap to compare.</summary>
    public static Guid ToGuid(byte[] documentId) => new(documentId, bigEndian: true);

    /// <summary>The stored form of a document's id.</summary>
    public static byte[] ToBytes(Guid documentId) => documentId.ToByteArray(bigEndian: true);
}
