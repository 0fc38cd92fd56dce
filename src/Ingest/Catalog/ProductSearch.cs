using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;

namespace TraceEngine.Ingest.Catalog;

/// <summary>Reads products whole, for people: by search, by version. Always from the database, never from a snapshot.</summary>
internal sealed class ProductSearch(NpgsqlDataSource dataSource)
{
    /// <summary>Products that match, by product id.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="after">Product id that the page before ended with; 0 for the first page.</param>
    /// <param name="count">Most products.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="NpgsqlException">The database cannot be read.</exception>
    public async Task<IReadOnlyList<StoredProduct>> FindAsync(
        ProductQuery query, long after, int count, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var command = CatalogCommands.Search(connection, query, after, count);
        return await ReadAsync(connection, await ReadKeysAsync(command, ct), ct);
    }

    /// <summary>Versions of a product below one, the newest first.</summary>
    /// <exception cref="NpgsqlException">The database cannot be read.</exception>
    public async Task<IReadOnlyList<StoredProduct>> ListVersionsAsync(
        long productId, int below, int count, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var command = CatalogCommands.ListVersions(connection, productId, below, count);
        return await ReadAsync(connection, await ReadKeysAsync(command, ct), ct);
    }

    /// <summary>One version; null when there is none.</summary>
    /// <exception cref="NpgsqlException">The database cannot be read.</exception>
    public async Task<StoredProduct?> FindVersionAsync(ProductVersionKey key, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        return (await ReadAsync(connection, [key], ct)).SingleOrDefault();
    }

    private static async Task<List<ProductVersionKey>> ReadKeysAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var keys = new List<ProductVersionKey>();
        while (await reader.ReadAsync(ct))
        {
            keys.Add(new ProductVersionKey(reader.GetInt64(0), reader.GetInt32(1)));
        }

        return keys;
    }

    /// <summary>The versions in the order of the keys.</summary>
    private static async Task<List<StoredProduct>> ReadAsync(
        NpgsqlConnection connection, List<ProductVersionKey> keys, CancellationToken ct)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        await using var batch = CatalogCommands.ReadVersions(connection, keys);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var levels = new Dictionary<ProductVersionKey, ImmutableArray<RegisteredLevel>.Builder>();
        while (await reader.ReadAsync(ct))
        {
            var key = new ProductVersionKey(reader.GetInt64(0), reader.GetInt32(1));
            if (!levels.TryGetValue(key, out var ofKey))
            {
                levels.Add(key, ofKey = ImmutableArray.CreateBuilder<RegisteredLevel>());
            }

            ofKey.Add(ReadLevel(reader));
        }

        await reader.NextResultAsync(ct);
        var products = new Dictionary<ProductVersionKey, StoredProduct>();
        while (await reader.ReadAsync(ct))
        {
            var product = ReadProduct(reader, levels);
            products[product.Key] = product;
        }

        return [.. keys.Where(products.ContainsKey).Select(key => products[key])];
    }

    private static RegisteredLevel ReadLevel(NpgsqlDataReader row) =>
        new(row.GetInt16(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetInt32(6))
        {
            Unit = row.GetString(7),
            ContainedIdentifier = row.GetString(8),
        };

    private static StoredProduct ReadProduct(
        NpgsqlDataReader row, Dictionary<ProductVersionKey, ImmutableArray<RegisteredLevel>.Builder> levels)
    {
        var key = new ProductVersionKey(row.GetInt64(0), row.GetInt32(1));
        var kind = (RegisteredKind)row.GetInt16(4);
        var sort = kind == RegisteredKind.Consumable ? DetailSort.Consumable : DetailSort.Drug;
        var content = new ProductContent(
            row.GetString(3),
            kind,
            row.GetString(5),
            row.GetString(6),
            row.GetString(7),
            row.GetString(8),
            levels.TryGetValue(key, out var ofKey) ? ofKey.ToImmutable() : [],
            [.. row.GetFieldValue<string[]>(9)])
        {
            EffectiveFlag = row.GetString(10),
            Details = ProductDetails.Of(sort, JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(11))!),
        };
        return new StoredProduct(key, row.GetInt64(2), content, row.GetFieldValue<DateTimeOffset>(12));
    }
}
