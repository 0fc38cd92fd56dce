namespace TraceEngine.Ingest.Catalog;

/// <summary>The statements of the catalog, compiled in from <c>Catalog/Sql</c>.</summary>
internal static class CatalogSql
{
    public static string ReadCatalogState { get; } = Read("read_catalog_state");

    public static string ListProductVersions { get; } = Read("list_product_versions");

    public static string ReadProducts { get; } = Read("read_products");

    public static string ReadPackageLevels { get; } = Read("read_package_levels");

    public static string ReadPrefixes { get; } = Read("read_prefixes");

    public static string ReadEnterpriseIds { get; } = Read("read_enterprise_ids");

    private static string Read(string name)
    {
        var resource = $"{typeof(CatalogSql).Namespace}.Sql.{name}.sql";
        using var stream = typeof(CatalogSql).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"No compiled-in statement {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
