using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace TraceEngine.Ingest.Catalog;

/// <summary>Binds the writing statements of the catalog to their parameters.</summary>
internal static class CatalogWrites
{
    public static NpgsqlCommand RaiseCatalogVersion(NpgsqlConnection connection) =>
        new(CatalogSql.RaiseCatalogVersion, connection);

    /// <summary>All rows of one version of a product, to be sent in one round trip.</summary>
    public static void AddVersion(
        NpgsqlBatch batch, ProductKey key, ProductContent content, byte[] digest, DateTimeOffset createdAt)
    {
        batch.BatchCommands.Add(key.Version == 1 ? InsertProduct(key, content) : RaiseProductVersion(key));
        batch.BatchCommands.Add(InsertVersion(key, content, digest, createdAt));
        batch.BatchCommands.Add(InsertLevels(key, content));
        batch.BatchCommands.Add(HoldPrefixes(key, content));
    }

    private static NpgsqlBatchCommand InsertProduct(ProductKey key, ProductContent content) =>
        new(CatalogSql.InsertProduct)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = key.ProductId },
                new NpgsqlParameter<long> { TypedValue = key.EnterpriseId },
                new NpgsqlParameter<string> { TypedValue = content.ProductCode },
                new NpgsqlParameter<int> { TypedValue = key.Version },
            },
        };

    private static NpgsqlBatchCommand RaiseProductVersion(ProductKey key) =>
        new(CatalogSql.RaiseProductVersion)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = key.ProductId },
                new NpgsqlParameter<int> { TypedValue = key.Version },
            },
        };

    private static NpgsqlBatchCommand InsertVersion(
        ProductKey key, ProductContent content, byte[] digest, DateTimeOffset createdAt) =>
        new(CatalogSql.InsertProductVersion)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = key.ProductId },
                new NpgsqlParameter<int> { TypedValue = key.Version },
                new NpgsqlParameter<short> { TypedValue = (short)content.Kind },
                new NpgsqlParameter<string> { TypedValue = content.NhsaCode },
                new NpgsqlParameter<string> { TypedValue = content.Barcode },
                new NpgsqlParameter<string> { TypedValue = content.Name },
                new NpgsqlParameter<string> { TypedValue = content.Spec },
                new NpgsqlParameter<string[]> { TypedValue = [.. content.ActivatingCreditCodes] },
                new NpgsqlParameter<byte[]> { TypedValue = digest },
                new NpgsqlParameter<DateTime> { TypedValue = createdAt.UtcDateTime },
                new NpgsqlParameter<string> { TypedValue = content.EffectiveFlag },
                new NpgsqlParameter<string>
                {
                    TypedValue = JsonSerializer.Serialize(content.Details.Values),
                    NpgsqlDbType = NpgsqlDbType.Jsonb,
                },
            },
        };

    private static NpgsqlBatchCommand InsertLevels(ProductKey key, ProductContent content) =>
        new(CatalogSql.InsertPackageLevels)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = key.ProductId },
                new NpgsqlParameter<int> { TypedValue = key.Version },
                new NpgsqlParameter<int[]> { TypedValue = [.. Enumerable.Range(0, content.Levels.Length)] },
                new NpgsqlParameter<short[]> { TypedValue = [.. content.Levels.Select(level => (short)level.Level)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. content.Levels.Select(level => level.Name)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. content.Levels.Select(level => level.Prefix)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. content.Levels.Select(level => level.Barcode)] },
                new NpgsqlParameter<int[]> { TypedValue = [.. content.Levels.Select(level => level.ContainedCount)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. content.Levels.Select(level => level.Unit)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. content.Levels.Select(level => level.ContainedIdentifier)] },
            },
        };

    private static NpgsqlBatchCommand HoldPrefixes(ProductKey key, ProductContent content)
    {
        var held = content.Levels.Where(level => level.Prefix.Length > 0).ToList();
        return new NpgsqlBatchCommand(CatalogSql.HoldPrefixes)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = key.ProductId },
                new NpgsqlParameter<string[]> { TypedValue = [.. held.Select(level => level.Prefix)] },
                new NpgsqlParameter<short[]> { TypedValue = [.. held.Select(level => (short)level.Level)] },
            },
        };
    }
}
