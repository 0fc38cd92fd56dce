using TraceEngine.Storage.Databases;

namespace TraceEngine.Ingest.Copying.Postgres;

/// <summary>The statements of the write path, compiled in from <c>Copying/Sql</c>.</summary>
internal static class CopySql
{
    public static string EnsureStream { get; } = Load("ensure_stream");

    public static string OpenStream { get; } = Load("open_stream");

    public static string ReadStream { get; } = Load("read_stream");

    public static string FenceStream { get; } = Load("fence_stream");

    public static string AdvanceStreams { get; } = Load("advance_streams");

    public static string AppendBatches { get; } = Load("append_batches");

    public static string AppendSections { get; } = Load("append_sections");

    public static string CopyVerdicts { get; } = Load("copy_verdicts");

    public static string CopyCodes { get; } = Load("copy_codes");

    public static string CopyPackagings { get; } = Load("copy_packagings");

    public static string InsertCodeTexts { get; } = Load("insert_code_texts");

    public static string InsertProductRows { get; } = Load("insert_product_rows");

    public static string CountProductRows { get; } = Load("count_product_rows");

    public static string ReadBatch { get; } = Load("read_batch");

    public static string ReadVerdicts { get; } = Load("read_verdicts");

    public static string AnyWritten { get; } = Load("any_written");

    public static string DeleteLots { get; } = Load("delete_lots");

    public static string InsertLots { get; } = Load("insert_lots");

    public static string ReadLots { get; } = Load("read_lots");

    public static string ReadParents { get; } = Load("read_parents");

    public static string ReadClaims { get; } = Load("read_claims");

    public static string InsertCodes { get; } = Load("insert_codes");

    public static string ReadExisting { get; } = Load("read_existing");

    public static string ReadBirthParents { get; } = Load("read_birth_parents");

    public static string ReadFormerBirthParents { get; } = Load("read_former_birth_parents");

    public static string EndBackend { get; } = Load("end_backend");

    public static string ReadBackend { get; } = Load("read_backend");

    public static string ReadTouchedProducts { get; } = Load("read_touched_products");

    public static string ReadTouchedParents { get; } = Load("read_touched_parents");

    public static string ReadTouchedPackagings { get; } = Load("read_touched_packagings");

    public static string ReadTouchedFormerParents { get; } = Load("read_touched_former_parents");

    public static string ReadCacheGeneration { get; } = Load("read_cache_generation");

    public static string CloseCache { get; } = Load("close_cache");

    public static string SumStream { get; } = Load("sum_stream");

    public static string PageBatches { get; } = Load("page_batches");

    public static string PageVerdicts { get; } = Load("page_verdicts");

    public static string PageSections { get; } = Load("page_sections");

    public static string PageStoredSections { get; } = Load("page_stored_sections");

    public static string CountQuantitiesBySection { get; } = Load("count_quantities_by_section");

    public static string CountCodesBySection { get; } = Load("count_codes_by_section");

    public static string ReadCodeFacts { get; } = Load("read_code_facts");

    public static string ReadSectionFacts { get; } = Load("read_section_facts");

    public static string ReadPathLinks { get; } = Load("read_path_links");

    public static string ReadFlowItems { get; } = Load("read_flow_items");

    public static string ReadMovingDocuments { get; } = Load("read_moving_documents");

    public static string ReadHolders { get; } = Load("read_holders");

    public static string FindMoved { get; } = Load("find_moved");

    public static string FindMovedBetween { get; } = Load("find_moved_between");

    public static string ReadPackedChildren { get; } = Load("read_packed_children");

    public static string PackCodes { get; } = Load("pack_codes");

    public static string MoveCodes { get; } = Load("move_codes");

    public static string UnpackCodes { get; } = Load("unpack_codes");

    public static string EndReplacedCodes { get; } = Load("end_replaced_codes");

    public static string AppendFormerParents { get; } = Load("append_former_parents");

    public static string AppendHolders { get; } = Load("append_holders");

    public static string AppendReplacements { get; } = Load("append_replacements");

    public static string AppendPackagingSections { get; } = Load("append_packaging_sections");

    public static string CountPackagingsBySection { get; } = Load("count_packagings_by_section");

    private static string Load(string name) => SqlText.Load(typeof(CopySql).Assembly, $"Copying.Sql.{name}");
}
