using Npgsql;
using TraceEngine.Query.Lineage;
using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Listing;

/// <summary>Binds the statements of this folder to their parameters.</summary>
internal static class ListingCommands
{
    public static NpgsqlCommand ReadCodeOrigins(NpgsqlConnection connection, long[] sectionIds) =>
        new(ListingSql.ReadCodeOrigins, connection) { Parameters = { Of(sectionIds) } };

    public static NpgsqlCommand ReadStoredCodes(NpgsqlConnection connection, byte[][] keys) =>
        new(ListingSql.ReadStoredCodes, connection) { Parameters = { Of(keys) } };

    public static NpgsqlCommand ReadUploads(NpgsqlConnection connection, IReadOnlyCollection<UploadId> batches) =>
        new(ListingSql.ReadUploads, connection) { Parameters = { StreamsOf(batches), SequencesOf(batches) } };

    public static NpgsqlCommand ListLotSections(NpgsqlConnection connection, long lotId, long from, int atMost) =>
        new(ListingSql.ListLotSections, connection) { Parameters = { Of(lotId), Of(from), Of(atMost) } };

    public static NpgsqlCommand ListSectionCodes(
        NpgsqlConnection connection, long[] sectionIds, long section, byte[] code, int level, int atMost) =>
        new(ListingSql.ListSectionCodes, connection)
        {
            Parameters = { Of(sectionIds), Of(section), Of(code), Of((short)level), Of(atMost) },
        };

    public static NpgsqlCommand ListUploads(NpgsqlConnection connection, DateTime from, DateTime to, long enterpriseId) =>
        new(ListingSql.ListUploads, connection) { Parameters = { Of(from), Of(to), Of(enterpriseId) } };

    public static NpgsqlCommand ReadUploadSections(NpgsqlConnection connection, IReadOnlyCollection<UploadId> batches) =>
        new(ListingSql.ReadUploadSections, connection) { Parameters = { StreamsOf(batches), SequencesOf(batches) } };

    public static NpgsqlCommand ListDocumentParts(
        NpgsqlConnection connection, byte[] documentId, long section, int ordinal, long lastSection, int atMost) =>
        new(ListingSql.ListDocumentParts, connection)
        {
            Parameters = { Of(documentId), Of(section), Of(ordinal), Of(lastSection), Of(atMost) },
        };

    public static NpgsqlCommand FindProducts(
        NpgsqlConnection connection, ProductName product, ListCaller caller, int atMost)
    {
        var command = new NpgsqlCommand(
            product.ProductCode.Length > 0 ? ListingSql.FindProductsByCode : ListingSql.FindProductsByNhsaCode, connection)
        {
            Parameters =
            {
                Of(product.ProductCode.Length > 0 ? product.ProductCode : product.NhsaCode), Of(product.OwnerCreditCode),
                Of(caller.EnterpriseId), Of(caller.CreditCode), Of(atMost),
            },
        };
        if (product.ProductCode.Length == 0)
        {
            command.Parameters.Add(Of(product.Barcode));
        }

        return command;
    }

    public static NpgsqlCommand ListProductLots(NpgsqlConnection connection, long[] productIds, long from, int atMost) =>
        new(ListingSql.ListProductLots, connection) { Parameters = { Of(productIds), Of(from), Of(atMost) } };

    public static NpgsqlCommand FindReporter(NpgsqlConnection connection, string creditCode) =>
        new(ListingSql.FindReporter, connection) { Parameters = { Of(creditCode) } };

    public static NpgsqlCommand ReadSectionBatches(NpgsqlConnection connection, long[] sectionIds) =>
        new(ListingSql.ReadSectionBatches, connection) { Parameters = { Of(sectionIds) } };

    /// <summary>The documents of these ids.</summary>
    public static NpgsqlCommand ReadDocuments(NpgsqlConnection connection, IEnumerable<Guid> documentIds) =>
        LineageCommands.ReadDocuments(connection, documentIds);

    private static NpgsqlParameter<byte[][]> StreamsOf(IReadOnlyCollection<UploadId> batches) =>
        Of(batches.Select(batch => batch.StreamId).ToArray());

    private static NpgsqlParameter<long[]> SequencesOf(IReadOnlyCollection<UploadId> batches) =>
        Of(batches.Select(batch => batch.Sequence).ToArray());

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}
