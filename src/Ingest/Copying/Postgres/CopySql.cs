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

    public static string ReadBatch { get; } = Load("read_batch");

    public static string ReadVerdicts { get; } = Load("read_verdicts");

    public static string AnyWritten { get; } = Load("any_written");

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

    public static string ReadTouchedParents { get; } = Load("read_touched_parents");

    public static string ReadTouchedPackagings { get; } = Load("read_touched_packagings");

    public static string ReadTouchedFormerParents { get; } = Load("read_touched_former_parents");

    public static string ReadCacheGeneration { get; } = Load("read_cache_generation");

    public static string CloseCache { get; } = Load("close_cache");

    public static string SumStream { get; } = Load("sum_stream");

    public static string PageBatches { get; } = Load("page_batches");

    public static string PageVerdicts { get; } = Load("page_verdicts");

    public static string PageSections { get; } = Load("page_sections");

    public static string CountCodesBySection { get; } = Load("count_codes_by_section");

    private static string Load(string name) => SqlText.Load(typeof(CopySql).Assembly, $"Copying.Sql.{name}");
}
