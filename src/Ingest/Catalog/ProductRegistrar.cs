using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Storage.Databases;

namespace TraceEngine.Ingest.Catalog;

/// <summary>
/// Writes products, one transaction each. The transaction begins by raising the catalog version, and that row lock lets
/// registrations run one after the other on all hosts: what it then reads about prefixes stays true until it commits.
/// </summary>
internal sealed class ProductRegistrar(
    NpgsqlDataSource dataSource,
    IdBlocks ids,
    ProductDirectory directory,
    TimeProvider clock,
    IOptions<CatalogOptions> options)
{
    /// <summary>
    /// Registers a content that passed <see cref="ProductRules"/>. Answers after COMMIT returned, and after this host's
    /// <see cref="ProductDirectory"/> shows it. Doing it again is harmless, whatever became of the first try.
    /// </summary>
    /// <exception cref="NpgsqlException">The database failed; whether it was registered shows when it is sent again.</exception>
    public async Task<Registration> RegisterAsync(long enterpriseId, ProductContent content, CancellationToken ct)
    {
        var canonical = content.InCanonicalOrder();
        var digest = ProductDigest.Compute(canonical);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(options.Value.RegisterTimeout);
        var registration = await WriteAsync(enterpriseId, canonical, digest, timeout.Token);
        if (registration.Outcome != RegistrationOutcome.PrefixTaken)
        {
            await directory.RefreshAsync(timeout.Token);
        }

        return registration;
    }

    private async Task<Registration> WriteAsync(
        long enterpriseId, ProductContent content, byte[] digest, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);

        // Most registrations repeat what is known: they need no lock, and no version that sends every host to read again.
        var known = await FindAsync(connection, enterpriseId, content.ProductCode, ct);
        if (known is not null && known.Digest.AsSpan().SequenceEqual(digest))
        {
            return new Registration(RegistrationOutcome.Unchanged, known.Version) { ProductId = known.ProductId };
        }

        var productId = known?.ProductId ?? await ids.NextAsync(ProductKey.Ids, 1, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(CatalogWrites.RaiseCatalogVersion(connection), ct);

        // Read again under the lock: another registration may have come between.
        known = await FindAsync(connection, enterpriseId, content.ProductCode, ct);
        if (known is not null && known.Digest.AsSpan().SequenceEqual(digest))
        {
            return new Registration(RegistrationOutcome.Unchanged, known.Version) { ProductId = known.ProductId };
        }

        var key = new ProductKey(known?.ProductId ?? productId, enterpriseId, (known?.Version ?? 0) + 1);
        var held = await FindHeldPrefixesAsync(connection, key, content, ct);
        if (held.Count > 0)
        {
            return new Registration(RegistrationOutcome.PrefixTaken, 0) { HeldPrefixes = [.. held] };
        }

        await using (var batch = new NpgsqlBatch(connection))
        {
            CatalogWrites.AddVersion(batch, key, content, digest, clock.GetUtcNow());
            await batch.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return new Registration(known is null ? RegistrationOutcome.Created : RegistrationOutcome.Changed, key.Version)
        {
            ProductId = key.ProductId,
        };
    }

    private static async Task ExecuteAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using (command)
        {
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task<KnownProduct?> FindAsync(
        NpgsqlConnection connection, long enterpriseId, string productCode, CancellationToken ct)
    {
        await using var command = CatalogCommands.FindProduct(connection, enterpriseId, productCode);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new KnownProduct(reader.GetInt64(0), reader.GetInt32(1), await reader.GetFieldValueAsync<byte[]>(2, ct))
            : null;
    }

    private static async Task<List<HeldPrefix>> FindHeldPrefixesAsync(
        NpgsqlConnection connection, ProductKey key, ProductContent content, CancellationToken ct)
    {
        await using var command = CatalogCommands.FindHeldPrefixes(connection, key.ProductId, content.Prefixes());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var held = new List<HeldPrefix>();
        while (await reader.ReadAsync(ct))
        {
            var own = reader.GetInt64(1) == key.EnterpriseId;
            held.Add(new HeldPrefix(reader.GetString(0), own ? reader.GetString(2) : null));
        }

        return held;
    }

    private sealed record KnownProduct(long ProductId, int Version, byte[] Digest);
}
