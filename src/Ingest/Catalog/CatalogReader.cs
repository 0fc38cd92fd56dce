using System.Collections.Immutable;
using System.Data;
using Npgsql;

namespace TraceEngine.Ingest.Catalog;

/// <summary>
/// Reads the catalog into snapshots. Only products whose version moved are read again, in one REPEATABLE READ transaction, so
/// that a catalog of many thousand products costs a registration a light list and not all of its content.
/// </summary>
internal sealed class CatalogReader(NpgsqlDataSource dataSource)
{
    /// <summary>The catalog as it is now; the same object when nothing moved.</summary>
    /// <exception cref="NpgsqlException">The database cannot be read.</exception>
    public async Task<ProductSnapshot> ReadNewerAsync(ProductSnapshot known, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        var unresolved = UnresolvedCreditCodes(known.Products.Values);
        var (version, enterpriseAppeared) = await ReadStateAsync(connection, unresolved, ct);
        if (version == known.Version && !enterpriseAppeared)
        {
            return known;
        }

        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        (version, _) = await ReadStateAsync(connection, unresolved, ct);
        var products = new Dictionary<long, RegisteredProduct>(known.Products);
        var changed = await ListChangedAsync(connection, known, ct);
        if (changed.Length > 0)
        {
            foreach (var product in await ReadProductsAsync(connection, changed, ct))
            {
                products[product.ProductId] = product;
            }
        }

        await ResolveCreditCodesAsync(connection, products, ct);
        await transaction.CommitAsync(ct);
        return new ProductSnapshot(version, products);
    }

    private static string[] UnresolvedCreditCodes(IEnumerable<RegisteredProduct> products) =>
        [.. products
            .SelectMany(product => product.ActivatingEnterprises)
            .Where(activating => activating.EnterpriseId is null)
            .Select(activating => activating.CreditCode)
            .Distinct(StringComparer.Ordinal)];

    private static async Task<(long Version, bool EnterpriseAppeared)> ReadStateAsync(
        NpgsqlConnection connection, string[] unresolved, CancellationToken ct)
    {
        await using var command = CatalogCommands.ReadState(connection, unresolved);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? (reader.GetInt64(0), reader.GetBoolean(1))
            : throw new InvalidOperationException("catalog_version has no row: the migrations did not run.");
    }

    private static async Task<long[]> ListChangedAsync(NpgsqlConnection connection, ProductSnapshot known, CancellationToken ct)
    {
        await using var command = CatalogCommands.ListProductVersions(connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var changed = new List<long>();
        while (await reader.ReadAsync(ct))
        {
            var productId = reader.GetInt64(0);
            if (!known.Products.TryGetValue(productId, out var product) || product.Version != reader.GetInt32(1))
            {
                changed.Add(productId);
            }
        }

        return [.. changed];
    }

    private static async Task<List<RegisteredProduct>> ReadProductsAsync(
        NpgsqlConnection connection, long[] productIds, CancellationToken ct)
    {
        await using var batch = CatalogCommands.ReadProducts(connection, productIds);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var levels = await ReadListsAsync(reader, ReadLevel, ct);
        await reader.NextResultAsync(ct);
        var prefixes = await ReadListsAsync(reader, row => new ReservedPrefix(row.GetString(1), row.GetInt16(2)), ct);
        await reader.NextResultAsync(ct);
        var products = new List<RegisteredProduct>(productIds.Length);
        while (await reader.ReadAsync(ct))
        {
            var product = ReadProduct(reader);
            products.Add(product with
            {
                Levels = [.. levels.GetValueOrDefault(product.ProductId, [])],
                Prefixes = [.. prefixes.GetValueOrDefault(product.ProductId, [])],
            });
        }

        return products;
    }

    private static async Task<Dictionary<long, List<T>>> ReadListsAsync<T>(
        NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        var lists = new Dictionary<long, List<T>>();
        while (await reader.ReadAsync(ct))
        {
            var productId = reader.GetInt64(0);
            if (!lists.TryGetValue(productId, out var list))
            {
                lists.Add(productId, list = []);
            }

            list.Add(read(reader));
        }

        return lists;
    }

    private static RegisteredLevel ReadLevel(NpgsqlDataReader row) =>
        new(row.GetInt16(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt32(5));

    private static RegisteredProduct ReadProduct(NpgsqlDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetInt32(1),
            row.GetInt64(2),
            row.GetString(3),
            (RegisteredKind)row.GetInt16(4),
            row.GetString(5),
            row.GetString(6))
        {
            ActivatingEnterprises = [.. row.GetFieldValue<string[]>(7).Select(code => new ActivatingEnterprise(code, null))],
        };

    private static async Task ResolveCreditCodesAsync(
        NpgsqlConnection connection, Dictionary<long, RegisteredProduct> products, CancellationToken ct)
    {
        var unresolved = UnresolvedCreditCodes(products.Values);
        if (unresolved.Length == 0)
        {
            return;
        }

        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        await using (var command = CatalogCommands.ReadEnterpriseIds(connection, unresolved))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                ids.Add(reader.GetString(0), reader.GetInt64(1));
            }
        }

        foreach (var product in products.Values.Where(NamesUnresolved).ToList())
        {
            ImmutableArray<ActivatingEnterprise> resolved = [.. product.ActivatingEnterprises.Select(activating =>
                ids.TryGetValue(activating.CreditCode, out var id) ? activating with { EnterpriseId = id } : activating)];
            products[product.ProductId] = product with { ActivatingEnterprises = resolved };
        }
    }

    private static bool NamesUnresolved(RegisteredProduct product) =>
        product.ActivatingEnterprises.Any(activating => activating.EnterpriseId is null);
}
