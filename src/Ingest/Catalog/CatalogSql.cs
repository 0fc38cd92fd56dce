using TraceEngine.Storage.Databases;

namespace TraceEngine.Ingest.Catalog;

/// <summary>The statements of the catalog, compiled in from <c>Catalog/Sql</c>.</summary>
internal static class CatalogSql
{
    public static string ReadCatalogState { get; } = Load("read_catalog_state");

    public static string ListProductVersions { get; } = Load("list_product_versions");

    public static string ReadProducts { get; } = Load("read_products");

    public static string ReadPackageLevels { get; } = Load("read_package_levels");

    public static string ReadPrefixes { get; } = Load("read_prefixes");

    public static string ReadEnterpriseIds { get; } = Load("read_enterprise_ids");

    public static string ReadProductContents { get; } = Load("read_product_contents");

    public static string ReadVersionLevels { get; } = Load("read_version_levels");

    public static string ListVersionsOfProduct { get; } = Load("list_versions_of_product");

    public static string SearchByProductCode { get; } = Load("search_by_product_code");

    public static string SearchByPrefix { get; } = Load("search_by_prefix");

    public static string SearchByBarcode { get; } = Load("search_by_barcode");

    public static string SearchByNhsaCode { get; } = Load("search_by_nhsa_code");

    public static string SearchByName { get; } = Load("search_by_name");

    public static string FindProduct { get; } = Load("find_product");

    public static string FindProducts { get; } = Load("find_products");

    public static string FindPrefixHolders { get; } = Load("find_prefix_holders");

    public static string FindHeldPrefixes { get; } = Load("find_held_prefixes");

    public static string RaiseCatalogVersion { get; } = Load("raise_catalog_version");

    public static string InsertProduct { get; } = Load("insert_product");

    public static string RaiseProductVersion { get; } = Load("raise_product_version");

    public static string InsertProductVersion { get; } = Load("insert_product_version");

    public static string InsertPackageLevels { get; } = Load("insert_package_levels");

    public static string HoldPrefixes { get; } = Load("hold_prefixes");

    private static string Load(string name) => SqlText.Load(typeof(CatalogSql).Assembly, $"Catalog.Sql.{name}");
}
