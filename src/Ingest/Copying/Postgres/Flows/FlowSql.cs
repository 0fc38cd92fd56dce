using TraceEngine.Storage.Databases;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>The statements of flow documents, compiled in from <c>Copying/Sql/Flows</c>.</summary>
internal static class FlowSql
{
    public static string PlanByKey { get; } = Load("plan_by_key");

    public static string ShareEnterprises { get; } = Load("share_enterprises");

    public static string LockEnterprises { get; } = Load("lock_enterprises");

    public static string InsertDocuments { get; } = Load("insert_documents");

    public static string LockDocument { get; } = Load("lock_document");

    public static string ReadPlaces { get; } = Load("read_places");

    public static string ReadItems { get; } = Load("read_items");

    public static string ReadInnerCodes { get; } = Load("read_inner_codes");

    public static string ReadRejected { get; } = Load("read_rejected");

    public static string ReadLotsOfDocuments { get; } = Load("read_lots_of_documents");

    public static string ReadSectionDocuments { get; } = Load("read_section_documents");

    public static string ReadDocumentLots { get; } = Load("read_document_lots");

    public static string FindLots { get; } = Load("find_lots");

    public static string CopyFlowItems { get; } = Load("copy_flow_items");

    public static string CopyDocumentParts { get; } = Load("copy_document_parts");

    public static string AppendFlowSections { get; } = Load("append_flow_sections");

    public static string UpdateDocuments { get; } = Load("update_documents");

    public static string DeleteDocuments { get; } = Load("delete_documents");

    public static string InsertRejected { get; } = Load("insert_rejected");

    public static string InsertDocumentLots { get; } = Load("insert_document_lots");

    public static string InsertQuantities { get; } = Load("insert_quantities");

    public static string InsertDocumentAncestors { get; } = Load("insert_document_ancestors");

    public static string EndCodes { get; } = Load("end_codes");

    public static string InsertTerminations { get; } = Load("insert_terminations");

    public static string RestoreCodes { get; } = Load("restore_codes");

    public static string LockTarget { get; } = Load("lock_target");

    public static string WithdrawDocument { get; } = Load("withdraw_document");

    public static string ReadDocumentCodes { get; } = Load("read_document_codes");

    public static string ReadActivationSections { get; } = Load("read_activation_sections");

    public static string ReadActivatedCodes { get; } = Load("read_activated_codes");

    public static string FindRepacked { get; } = Load("find_repacked");

    public static string ReadLotSections { get; } = Load("read_lot_sections");

    public static string InsertLotVersion { get; } = Load("insert_lot_version");

    public static string InsertCorrections { get; } = Load("insert_corrections");

    public static string ReadTouchedDocuments { get; } = Load("read_touched_documents");

    public static string ReadTouchedCorrections { get; } = Load("read_touched_corrections");

    public static string CountFlowRows { get; } = Load("count_flow_rows");

    public static string ReadFormerLinks { get; } = Load("read_former_links");

    public static string FindLiveDocument { get; } = Load("find_live_document");

    private static string Load(string name) => SqlText.Load(typeof(FlowSql).Assembly, $"Copying.Sql.Flows.{name}");
}
