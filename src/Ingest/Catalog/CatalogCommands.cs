using Npgsql;

namespace TraceEngine.Ingest.Catalog;

/// <summary>Binds the read statements of the catalog to their parameters.</summary>
internal static class CatalogCommands
{
    public static NpgsqlCommand ReadState(NpgsqlConnection connection, string[] unresolvedCreditCodes) =>
        new(CatalogSql.ReadCatalogState, connection)
        {
            Parameters = { new NpgsqlParameter<string[]> { TypedValue = unresolvedCreditCodes } },
        };

    public static NpgsqlCommand ListProductVersions(NpgsqlConnection connection) =>
        new(CatalogSql.ListProductVersions, connection);

    /// <summary>Package levels, prefixes and products, in this order, in one round trip.</summary>
    public static NpgsqlBatch ReadProducts(NpgsqlConnection connection, long[] productIds)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var sql in new[] { CatalogSql.ReadPackageLevels, CatalogSql.ReadPrefixes, CatalogSql.ReadProducts })
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql)
            {
                Parameters = { new NpgsqlParameter<long[]> { TypedValue = productIds } },
            });
        }

        return batch;
    }

    public static NpgsqlCommand ReadEnterpriseIds(NpgsqlConnection connection, string[] creditCodes) =>
        new(CatalogSql.ReadEnterpriseIds, connection)
        {
            Parameters = { new NpgsqlParameter<string[]> { TypedValue = creditCodes } },
        };

    public static NpgsqlCommand FindProduct(NpgsqlConnection connection, long enterpriseId, string productCode) =>
        new(CatalogSql.FindProduct, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = enterpriseId },
                new NpgsqlParameter<string> { TypedValue = productCode },
            },
        };

    public static NpgsqlCommand FindHeldPrefixes(NpgsqlConnection connection, long productId, string[] prefixes) =>
        new(CatalogSql.FindHeldPrefixes, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { TypedValue = prefixes },
                new NpgsqlParameter<long> { TypedValue = productId },
            },
        };

    public static NpgsqlCommand ReadProductText(NpgsqlConnection connection, long productId, int version) =>
        new(CatalogSql.ReadProductText, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = productId },
                new NpgsqlParameter<int> { TypedValue = version },
            },
        };
}
