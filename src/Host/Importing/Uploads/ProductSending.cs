using TraceEngine.Client;
using TraceEngine.Contracts.Catalog.V1;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>Registers the products of a file, some hundred a document.</summary>
internal sealed class ProductSending(TraceClient client, UploadTally tally)
{
    // The server takes 1,000 by its default settings.
    private const int ProductsPerDocument = 500;

    /// <param name="products">The products.</param>
    /// <param name="content">First digits of the file's SHA-256: they name the documents, so that a file is taken once.</param>
    /// <param name="isDryRun">Check everything, write nothing.</param>
    /// <param name="ct">Stops between documents.</param>
    /// <returns>Whether all of it was there already.</returns>
    public async Task<bool> RunAsync(
        IReadOnlyList<ImportedProduct> products, string content, bool isDryRun, CancellationToken ct)
    {
        var wasThere = true;
        var part = 0;
        foreach (var chunk in products.Chunk(ProductsPerDocument))
        {
            var request = new UploadProductsRequest
            {
                DocumentNumber = $"import-{content}-{++part}",
                ValidateOnly = isDryRun,
                Products = { chunk.Select(product => product.Product) },
            };
            var ack = await client.UploadProductsAsync(request, ct);
            wasThere &= ack.AlreadyCommitted;
            tally.Count(ack.Accepted, ack.Refused);
            var refusals = LedgerRefusals.Rows(
                0, ack.Refused, ack.Verdicts, ack.BatchVerdict, ack.Reasons, static row => row, eachRow: true);
            tally.Add(refusals.SelectMany(
                refusal => chunk[refusal.RowNumber].RowNumbers.Select(number => refusal with { RowNumber = number })));
        }

        return wasThere;
    }
}
