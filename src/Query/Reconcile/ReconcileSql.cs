using TraceEngine.Storage.Databases;

namespace TraceEngine.Query.Reconcile;

/// <summary>The statements of this folder, compiled in from <c>Reconcile/Sql</c>.</summary>
internal static class ReconcileSql
{
    public static string FindActivatedLots { get; } = Load("find_activated_lots");

    public static string FindLots { get; } = Load("find_lots");

    public static string FindLotsActivatedBy { get; } = Load("find_lots_activated_by");

    public static string ReadLotSections { get; } = Load("read_lot_sections");

    public static string ReadLotRecalls { get; } = Load("read_lot_recalls");

    public static string OpenLotCodes { get; } = Load("open_lot_codes");

    public static string FetchLotCodes { get; } = Load("fetch_lot_codes");

    public static string CloseLotCodes { get; } = Load("close_lot_codes");

    public static string FindPackages { get; } = Load("find_packages");

    public static string ReadCreditCodes { get; } = Load("read_credit_codes");

    public static string ReadOwnDocuments { get; } = Load("read_own_documents");

    public static string ReadDocumentsFor { get; } = Load("read_documents_for");

    public static string ReadDocumentCodes { get; } = Load("read_document_codes");

    public static string ReadFirstChildren { get; } = Load("read_first_children");

    public static string ReadSectionLots { get; } = Load("read_section_lots");

    public static string FindRecentLots { get; } = Load("find_recent_lots");

    public static string ReadLotActivations { get; } = Load("read_lot_activations");

    private static string Load(string name) => SqlText.Load(typeof(ReconcileSql).Assembly, $"Reconcile.Sql.{name}");
}
