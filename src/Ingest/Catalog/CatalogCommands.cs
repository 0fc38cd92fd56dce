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

    public static NpgsqlCommand FindProducts(NpgsqlConnection connection, long enterpriseId, string[] productCodes) =>
        new(CatalogSql.FindProducts, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = enterpriseId },
                new NpgsqlParameter<string[]> { TypedValue = productCodes },
            },
        };

    public static NpgsqlCommand FindPrefixHolders(NpgsqlConnection connection, string[] prefixes) =>
        new(CatalogSql.FindPrefixHolders, connection)
        {
            Parameters = { new NpgsqlParameter<string[]> { TypedValue = prefixes } },
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

    /// <summary>Package levels and contents of versions, in this order, in one round trip.</summary>
    public static NpgsqlBatch ReadVersions(NpgsqlConnection connection, IReadOnlyList<ProductVersionKey> keys)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var sql in new[] { CatalogSql.ReadVersionLevels, CatalogSql.ReadProductContents })
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql)
            {
                Parameters =
                {
                    new NpgsqlParameter<long[]> { TypedValue = [.. keys.Select(key => key.ProductId)] },
                    new NpgsqlParameter<int[]> { TypedValue = [.. keys.Select(key => key.Version)] },
                },
            });
        }

        return batch;
    }

    public static NpgsqlCommand ListVersions(NpgsqlConnection connection, long productId, int below, int count) =>
        new(CatalogSql.ListVersionsOfProduct, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = productId },
                new NpgsqlParameter<int> { TypedValue = below },
                new NpgsqlParameter<int> { TypedValue = count },
            },
        };

    public static NpgsqlCommand Search(NpgsqlConnection connection, ProductQuery query, long after, int count) =>
        new(query.Statement(), connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = query.EnterpriseId },
                new NpgsqlParameter<string> { TypedValue = query.CreditCode },
                new NpgsqlParameter<string> { TypedValue = query.Value },
                new NpgsqlParameter<long> { TypedValue = after },
                new NpgsqlParameter<int> { TypedValue = count },
            },
        };
}
