using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Contracts.Digests;
using TraceEngine.Query.Lineage;
using TraceEngine.Query.Reconcile;

namespace TraceEngine.Query.Listing;

/// <summary>
/// Finds what a selection means for an enterprise. What is not its own is found here as well: whether anything of it is in scope
/// is only known when its codes are looked at.
/// </summary>
internal sealed class ListTargetFinder(
    LotFinder lots,
    DaySections daySections,
    SectionCodes sectionCodes,
    DocumentParts documentParts,
    NamedCodeRows namedCodes,
    DayRepeats dayRepeats,
    IOptions<QueryOptions> options)
{
    /// <summary>The target of a selection.</summary>
    /// <exception cref="NpgsqlException">The database cannot be read.</exception>
    public async Task<ListTarget> FindAsync(
        NpgsqlConnection connection, ListCaller caller, Wanted wanted, CancellationToken ct) => wanted switch
        {
            WantedLot lot => await FindLotAsync(connection, caller, lot, ct),
            WantedProduct product => await FindProductAsync(connection, caller, product, ct),
            WantedDocument document => await FindDocumentAsync(connection, caller, document, ct),
            WantedDays days => ListTarget.Of(
                new DayCodes(daySections, sectionCodes, documentParts, namedCodes, dayRepeats, days), isKnown: true),
            _ => throw new InvalidOperationException($"{wanted.GetType().Name} is no selection."),
        };

    private async Task<ListTarget> FindLotAsync(
        NpgsqlConnection connection, ListCaller caller, WantedLot wanted, CancellationToken ct)
    {
        var product = wanted.Product;
        var question = new LotQuestion(
            caller.EnterpriseId, caller.CreditCode, wanted.LotNumber, product.ProductCode, product.NhsaCode, product.Barcode,
            product.OwnerCreditCode);
        var activated = await lots.FindActivatedAsync(connection, question, ct);
        if (activated.Count > 0)
        {
            return activated.Count == 1
                ? ListTarget.Of(LotsOf(activated), isKnown: true)
                : new ListTarget(ListOutcome.SeveralLots, Lots: activated);
        }

        if (!question.HasProduct)
        {
            return new ListTarget(ListOutcome.ProductNeeded);
        }

        var others = await lots.FindAnyAsync(connection, question, ct);
        return others.Count == 0 ? ListTarget.NotFound : ListTarget.Of(LotsOf(others), isKnown: false);
    }

    private LotCodes LotsOf(IEnumerable<LotFacts> found) =>
        new(sectionCodes, options, [.. found.Select(lot => lot.LotId)], []);

    private async Task<ListTarget> FindProductAsync(
        NpgsqlConnection connection, ListCaller caller, WantedProduct wanted, CancellationToken ct)
    {
        var found = new List<(long Id, bool IsOwn)>();
        await using (var command = ListingCommands.FindProducts(
            connection, wanted.Product, caller, options.Value.Listing.ProductsAtMost))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                found.Add((reader.GetInt64(0), reader.GetBoolean(1)));
            }
        }

        // A product code is the choice of who registers: what is its own is meant, not what others call the same.
        var hasOwn = found.Exists(product => product.IsOwn);
        long[] products = [.. found.Where(product => product.IsOwn == hasOwn).Select(product => product.Id)];
        return products.Length == 0
            ? ListTarget.NotFound
            : ListTarget.Of(new LotCodes(sectionCodes, options, [], products), hasOwn);
    }

    private async Task<ListTarget> FindDocumentAsync(
        NpgsqlConnection connection, ListCaller caller, WantedDocument wanted, CancellationToken ct)
    {
        var isOwn = wanted.ReporterCreditCode.Length == 0 || wanted.ReporterCreditCode == caller.CreditCode;
        var reporter = isOwn ? caller.EnterpriseId : await FindReporterAsync(connection, wanted.ReporterCreditCode, ct);
        if (reporter is not { } enterpriseId)
        {
            return ListTarget.NotFound;
        }

        var id = LineageRows.ToGuid(FlowDocumentId.Of(enterpriseId, wanted.Kind, wanted.Number));
        await using var command = ListingCommands.ReadDocuments(connection, [id]);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var document = await reader.ReadAsync(ct) ? LineageRows.ToDocument(reader) : null;
        return document is null || !(isOwn || (document.Names(caller.CreditCode) && !document.IsWithdrawn))
            ? ListTarget.NotFound
            : ListTarget.Of(new DocumentCodes(documentParts, namedCodes, options, id, isOwn), isOwn);
    }

    private static async Task<long?> FindReporterAsync(NpgsqlConnection connection, string creditCode, CancellationToken ct)
    {
        await using var command = ListingCommands.FindReporter(connection, creditCode);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? reader.GetInt64(0) : null;
    }
}
