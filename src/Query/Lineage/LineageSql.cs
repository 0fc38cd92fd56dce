using TraceEngine.Storage.Databases;

namespace TraceEngine.Query.Lineage;

/// <summary>The statements of this folder, compiled in from <c>Lineage/Sql</c>.</summary>
internal static class LineageSql
{
    public static string ReadCodeTexts { get; } = Load("read_code_texts");

    public static string ReadPrefixLevels { get; } = Load("read_prefix_levels");

    public static string ReadPackagings { get; } = Load("read_packagings");

    public static string ReadChildren { get; } = Load("read_children");

    public static string ReadPlaces { get; } = Load("read_places");

    public static string ReadFormerParents { get; } = Load("read_former_parents");

    public static string ReadFlowItems { get; } = Load("read_flow_items");

    public static string ReadHolders { get; } = Load("read_holders");

    public static string ReadDocuments { get; } = Load("read_documents");

    public static string ReadDocumentsOfCodes { get; } = Load("read_documents_of_codes");

    public static string ReadPaths { get; } = Load("read_paths");

    public static string ReadUnseenPaths { get; } = Load("read_unseen_paths");

    public static string ReadUnseenGoods { get; } = Load("read_unseen_goods");

    public static string ReadLotDocuments { get; } = Load("read_lot_documents");

    public static string ReadReplacements { get; } = Load("read_replacements");

    public static string ReadEnterprises { get; } = Load("read_enterprises");

    public static string ReadSections { get; } = Load("read_sections");

    public static string ReadUploads { get; } = Load("read_uploads");

    public static string ReadProductVersions { get; } = Load("read_product_versions");

    public static string ReadProductLevels { get; } = Load("read_product_levels");

    public static string ReadLots { get; } = Load("read_lots");

    public static string ReadCurrentVersions { get; } = Load("read_current_versions");

    public static string ReadCacheGeneration { get; } = Load("read_cache_generation");

    public static string CloseCache { get; } = Load("close_cache");

    public static string ReopenCache { get; } = Load("reopen_cache");

    public static string HoldCacheClosed { get; } = Load("hold_cache_closed");

    public static string LetCacheOpen { get; } = Load("let_cache_open");

    private static string Load(string name) => SqlText.Load(typeof(LineageSql).Assembly, $"Lineage.Sql.{name}");
}
