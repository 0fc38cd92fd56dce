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

    /// <summary>Whose place a code took, or who took its place.</summary>
    public static void AddReplacement(TrailNode node, NpgsqlDataReader row)
    {
        var other = row.GetFieldValue<byte[]>(2);
        (node.Replaces, node.ReplacedBy) = row.GetBoolean(1) ? (other, node.ReplacedBy) : (node.Replaces, other);
    }

    public static NamedIn ToNamedIn(NpgsqlDataReader row) => new(ToGuid(row.GetFieldValue<byte[]>(2)), row.GetInt64(1));

    /// <summary>A section, from a column on.</summary>
    public static SectionFacts ToSection(NpgsqlDataReader row, int first = 0) => new()
    {
        Id = row.GetInt64(first),
        StreamId = row.GetFieldValue<byte[]>(first + 1),
        Sequence = row.GetInt64(first + 2),
        EnterpriseId = row.GetInt64(first + 3),
        EventAt = row.GetDateTime(first + 4),
        Line = row.GetString(first + 5),
        Workshop = row.GetString(first + 6),
        LineManager = row.GetString(first + 7),
        Goods = row.IsDBNull(first + 8)
            ? null
            : new ActivatedGoods(
                new ProductVersionId(row.GetInt64(first + 8), row.GetInt32(first + 9)), row.GetInt64(first + 10)),
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

    /// <summary>A lot, from a column on.</summary>
    public static LotEntry ToLot(NpgsqlDataReader row, int first = 0) => new()
    {
        Id = row.GetInt64(first),
        Number = row.GetString(first + 1),
        MadeOn = row.GetFieldValue<DateOnly>(first + 2),
        ExpiresOn = row.GetFieldValue<DateOnly>(first + 3),
        ExpiryIsMonth = row.GetBoolean(first + 4),
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

    /// <summary>A document, from a column on.</summary>
    public static DocumentFacts ToDocument(NpgsqlDataReader row, int first = 0) => new()
    {
        Id = ToGuid(row.GetFieldValue<byte[]>(first)),
        SectionId = row.GetInt64(first + 1),
        EnterpriseId = row.GetInt64(first + 2),
        Kind = (FlowKind)row.GetInt16(first + 3),
        Number = row.GetString(first + 4),
        State = row.GetInt16(first + 5),
        BillType = row.GetString(first + 6),
        EventAt = row.GetDateTime(first + 7),
        UploadedAt = row.GetDateTime(first + 8),
        Shipper = row.GetString(first + 9),
        Receiver = row.GetString(first + 10),
        Carrier = row.GetString(first + 11),
        Circulator = row.GetString(first + 12),
        ChangeReason = row.GetString(first + 13),
        WithdrawnReason = row.IsDBNull(first + 14) ? string.Empty : row.GetString(first + 14),
        ExpectedCount = row.GetInt64(first + 15),
        ItemCount = row.GetInt64(first + 16),
        ShippingNote = row.GetString(first + 17),
    };

    /// <summary>A document's id, 16 bytes, as a value that is cheap to compare.</summary>
    public static Guid ToGuid(byte[] documentId) => new(documentId, bigEndian: true);

    /// <summary>The stored form of a document's id.</summary>
    public static byte[] ToBytes(Guid documentId) => documentId.ToByteArray(bigEndian: true);
}
