using Npgsql;
using NpgsqlTypes;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;
using TraceEngine.Ingest.Catalog;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Rows;
using TraceEngine.Ingest.Copying.Writing;

namespace TraceEngine.Ingest.Copying.Postgres.Products;

/// <summary>
/// Writes products: versions, package levels, prefixes and the catalog's version commit with the ledger. As a registration
/// does, a document that changes anything first raises the catalog version, whose row lock makes all changes run one after the
/// other on all hosts: what it then reads about products and prefixes stays true until it commits.
/// </summary>
internal sealed class ProductWriter(WriterContext context) : IBatchWriter
{
    private const string OfAnotherEnterprise = "-";

    public Task JudgeAsync(IReadOnlyList<Judgement> judgements, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task WriteAsync(IReadOnlyList<Judgement> judgements, GroupOrder? order, CancellationToken cancellationToken) =>
        throw new LedgerConflictException("products are written batch by batch");

    public async Task InsertAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        var rows = (ProductRows)judgement.Content;
        var candidates = Enumerable.Range(0, rows.RowCount).Where(row => !judgement.IsRefused(row)).ToList();
        var enterpriseId = judgement.Batch.Stream.EnterpriseId;
        var known = await ReadKnownAsync(enterpriseId, rows, candidates, cancellationToken);
        if (!candidates.TrueForAll(row => IsUnchanged(known, rows, row)))
        {
            await ExecuteAsync(CatalogWrites.RaiseCatalogVersion(context.Connection), cancellationToken);

            // Read again under the lock: another change may have come between.
            known = await ReadKnownAsync(enterpriseId, rows, candidates, cancellationToken);
            await RefuseTakenPrefixesAsync(judgement, known, cancellationToken);
        }

        if (judgement.RefusedRows == 0 || !judgement.Batch.AllOrNothing)
        {
            await WriteRowsAsync(judgement, known, cancellationToken);
        }
    }

    public void AddFinalCommands(NpgsqlBatch batch, IReadOnlyList<Judgement> judgements)
    {
        // All is written in InsertAsync: the next document of this transaction must find it.
    }

    public void ForgetSavepoint()
    {
        // Nothing is remembered between documents.
    }

    public void Committed()
    {
        // The catalog in memory is read again before the answer: see ProductDirectory.
    }

    private static bool IsUnchanged(Dictionary<string, KnownProduct> known, ProductRows rows, int row) =>
        known.TryGetValue(rows[row].ProductCode, out var product) && product.Digest.AsSpan().SequenceEqual(rows.DigestOf(row));

    private async Task<Dictionary<string, KnownProduct>> ReadKnownAsync(
        long enterpriseId, ProductRows rows, List<int> candidates, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, KnownProduct>(StringComparer.Ordinal);
        string[] codes = [.. candidates.Select(row => rows[row].ProductCode)];
        await using var command = CatalogCommands.FindProducts(context.Connection, enterpriseId, codes);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            known.Add(
                reader.GetString(0),
                new KnownProduct(reader.GetInt64(1), reader.GetInt32(2), reader.GetFieldValue<byte[]>(3)));
        }

        return known;
    }

    /// <summary>A prefix goes to the first row that asks for it, unless another product holds it already.</summary>
    private async Task RefuseTakenPrefixesAsync(
        Judgement judgement, Dictionary<string, KnownProduct> known, CancellationToken cancellationToken)
    {
        var rows = (ProductRows)judgement.Content;
        var holders = await ReadHoldersAsync(judgement, cancellationToken);
        for (var row = 0; row < rows.RowCount; row++)
        {
            if (judgement.IsRefused(row))
            {
                continue;
            }

            var content = rows[row];
            var own = known.GetValueOrDefault(content.ProductCode)?.ProductId ?? 0;
            var taken = content.Prefixes().FirstOrDefault(
                prefix => holders.TryGetValue(prefix, out var holder) && (own == 0 || holder.ProductId != own));
            if (taken is not null)
            {
                judgement.Refuse(
                    row,
                    content.ProductCode,
                    VerdictField.PackageLevels,
                    Reason.PrefixTaken,
                    taken,
                    holders[taken].OwnProductCode ?? OfAnotherEnterprise);
                continue;
            }

            foreach (var prefix in content.Prefixes())
            {
                holders.TryAdd(prefix, new PrefixHolder(own, content.ProductCode));
            }
        }
    }

    private async Task<Dictionary<string, PrefixHolder>> ReadHoldersAsync(
        Judgement judgement, CancellationToken cancellationToken)
    {
        var rows = (ProductRows)judgement.Content;
        string[] prefixes =
        [
            .. Enumerable.Range(0, rows.RowCount)
                .Where(row => !judgement.IsRefused(row))
                .SelectMany(row => rows[row].Prefixes())
                .Distinct(StringComparer.Ordinal),
        ];
        var holders = new Dictionary<string, PrefixHolder>(StringComparer.Ordinal);
        await using var command = CatalogCommands.FindPrefixHolders(context.Connection, prefixes);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var isOwn = reader.GetInt64(2) == judgement.Batch.Stream.EnterpriseId;
            holders.Add(reader.GetString(0), new PrefixHolder(reader.GetInt64(1), isOwn ? reader.GetString(3) : null));
        }

        return holders;
    }

    private async Task WriteRowsAsync(
        Judgement judgement, Dictionary<string, KnownProduct> known, CancellationToken cancellationToken)
    {
        var rows = (ProductRows)judgement.Content;
        var accepted = Enumerable.Range(0, rows.RowCount).Where(row => !judgement.IsRefused(row)).ToList();
        if (accepted.Count == 0)
        {
            return;
        }

        var newProducts = accepted.Count(row => !known.ContainsKey(rows[row].ProductCode));
        var nextId = newProducts == 0
            ? 0
            : await context.Ids.NextAsync(ProductKey.Ids, newProducts, cancellationToken);
        var now = context.Time.GetUtcNow();
        var written = new List<ProductVersionKey>(accepted.Count);
        await using var batch = new NpgsqlBatch(context.Connection);
        foreach (var row in accepted)
        {
            if (IsUnchanged(known, rows, row))
            {
                var same = known[rows[row].ProductCode];
                written.Add(new ProductVersionKey(same.ProductId, same.Version));
                continue;
            }

            var product = known.GetValueOrDefault(rows[row].ProductCode);
            var key = new ProductKey(
                product?.ProductId ?? nextId++, judgement.Batch.Stream.EnterpriseId, (product?.Version ?? 0) + 1);
            CatalogWrites.AddVersion(batch, key, rows[row], rows.DigestOf(row), now);
            judgement.TouchedProducts.AddRange(product is null ? [] : [key.ProductId]);
            written.Add(new ProductVersionKey(key.ProductId, key.Version));
        }

        batch.BatchCommands.Add(RowsCommand(judgement, accepted, written));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand RowsCommand(Judgement judgement, List<int> rows, List<ProductVersionKey> written)
    {
        var command = new NpgsqlBatchCommand(CopySql.InsertProductRows);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = judgement.Batch.Stream.Id });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = judgement.Batch.Sequence });
        command.Parameters.Add(Column.Of(NpgsqlDbType.Integer, rows));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Bigint, written.Select(key => key.ProductId)));
        command.Parameters.Add(Column.Of(NpgsqlDbType.Integer, written.Select(key => key.Version)));
        return command;
    }

    private static async Task ExecuteAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private sealed record KnownProduct(long ProductId, int Version, byte[] Digest);

    private readonly record struct PrefixHolder(long ProductId, string? OwnProductCode);
}
