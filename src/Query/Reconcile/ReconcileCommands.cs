using Npgsql;
using TraceEngine.Query.Lineage;

namespace TraceEngine.Query.Reconcile;

/// <summary>Binds the statements of this folder to their parameters.</summary>
internal static class ReconcileCommands
{
    public static NpgsqlCommand FindActivatedLots(NpgsqlConnection connection, LotQuestion question, int atMost) =>
        new(ReconcileSql.FindActivatedLots, connection)
        {
            Parameters =
            {
                Of(question.LotNumber), Of(question.CallerId), Of(question.CallerCreditCode), Of(question.ProductCode),
                Of(question.NhsaCode), Of(question.Barcode), Of(question.ProductOwner), Of(atMost),
            },
        };

    public static NpgsqlCommand FindLots(NpgsqlConnection connection, LotQuestion question, int atMost) =>
        new(ReconcileSql.FindLots, connection)
        {
            Parameters =
            {
                Of(question.LotNumber), Of(question.ProductCode), Of(question.NhsaCode), Of(question.Barcode),
                Of(question.ProductOwner), Of(atMost),
            },
        };

    public static NpgsqlCommand FindLotsActivatedBy(NpgsqlConnection connection, long[] lotIds, long enterpriseId) =>
        new(ReconcileSql.FindLotsActivatedBy, connection) { Parameters = { Of(lotIds), Of(enterpriseId) } };

    public static NpgsqlCommand ReadLotSections(NpgsqlConnection connection, long lotId, long behind, int atMost) =>
        new(ReconcileSql.ReadLotSections, connection) { Parameters = { Of(lotId), Of(behind), Of(atMost) } };

    public static NpgsqlCommand ReadLotRecalls(NpgsqlConnection connection, long lotId) =>
        new(ReconcileSql.ReadLotRecalls, connection) { Parameters = { Of(lotId) } };

    public static NpgsqlCommand OpenLotCodes(NpgsqlConnection connection, long[] sectionIds) =>
        new(ReconcileSql.OpenLotCodes, connection) { Parameters = { Of(sectionIds) } };

    public static NpgsqlCommand FetchLotCodes(NpgsqlConnection connection) => new(ReconcileSql.FetchLotCodes, connection);

    public static NpgsqlCommand CloseLotCodes(NpgsqlConnection connection) => new(ReconcileSql.CloseLotCodes, connection);

    public static NpgsqlCommand FindPackages(NpgsqlConnection connection, byte[][] keys) =>
        new(ReconcileSql.FindPackages, connection) { Parameters = { Of(keys) } };

    public static NpgsqlCommand ReadCreditCodes(NpgsqlConnection connection, long[] enterpriseIds) =>
        new(ReconcileSql.ReadCreditCodes, connection) { Parameters = { Of(enterpriseIds) } };

    public static NpgsqlCommand ReadOwnDocuments(
        NpgsqlConnection connection, long enterpriseId, DateTime since, int atMost) =>
        new(ReconcileSql.ReadOwnDocuments, connection) { Parameters = { Of(enterpriseId), Of(since), Of(atMost) } };

    public static NpgsqlCommand ReadDocumentsFor(
        NpgsqlConnection connection, string creditCode, DateTime since, int atMost, long otherThan) =>
        new(ReconcileSql.ReadDocumentsFor, connection)
        {
            Parameters = { Of(creditCode), Of(since), Of(atMost), Of(otherThan) },
        };

    public static NpgsqlCommand ReadDocumentCodes(NpgsqlConnection connection, IEnumerable<Guid> documentIds) =>
        new(ReconcileSql.ReadDocumentCodes, connection)
        {
            Parameters = { Of(documentIds.Select(LineageRows.ToBytes).ToArray()) },
        };

    public static NpgsqlCommand ReadFirstChildren(NpgsqlConnection connection, byte[][] packages) =>
        new(ReconcileSql.ReadFirstChildren, connection) { Parameters = { Of(packages) } };

    public static NpgsqlCommand ReadSectionLots(NpgsqlConnection connection, long[] sectionIds) =>
        new(ReconcileSql.ReadSectionLots, connection) { Parameters = { Of(sectionIds) } };

    public static NpgsqlCommand FindRecentLots(
        NpgsqlConnection connection, DutyQuestion question, DateTime since, int atMost) =>
        new(ReconcileSql.FindRecentLots, connection)
        {
            Parameters = { Of(question.EnterpriseId), Of(question.CreditCode), Of(since), Of(atMost) },
        };

    public static NpgsqlCommand ReadLotActivations(NpgsqlConnection connection, long[] lotIds, long enterpriseId) =>
        new(ReconcileSql.ReadLotActivations, connection) { Parameters = { Of(lotIds), Of(enterpriseId) } };

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}
