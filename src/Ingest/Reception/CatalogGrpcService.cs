using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Catalog;
using TraceEngine.Ingest.Copying.Shelving;
using TraceEngine.Ingest.Validation;

namespace TraceEngine.Ingest.Reception;

/// <summary>The catalog's calls: the caller and its roles, the faults of the request, then the registration.</summary>
internal sealed class CatalogGrpcService(
    ProductRegistrar registrar,
    IShelves shelves,
    ProductDirectory directory,
    ProductSearch search,
    ProductValidator validator,
    DocumentCalls documents,
    IngestLimits limits,
    IOptions<CatalogOptions> options,
    ILogger<CatalogGrpcService> logger) : CatalogService.CatalogServiceBase
{
    public override async Task<RegisterProductResponse> RegisterProduct(
        RegisterProductRequest request, ServerCallContext context)
    {
        var caller = CallerOf(context);
        var content = ProductMessages.ToContent(request.Product ?? new Product());
        var faults = ProductRules.Check(content);
        if (faults.Count > 0)
        {
            throw CatalogErrors.BadProduct(faults);
        }

        var role = ProductRules.RoleFor(content.Kind);
        if (!caller.Roles.Contains(role))
        {
            throw CatalogErrors.RoleMissing(role);
        }

        var registration = await RunAsync(
            caller, ct => registrar.RegisterAsync(caller.EnterpriseId, content, ct), context.CancellationToken);
        if (registration.Outcome is RegistrationOutcome.Changed or RegistrationOutcome.Unchanged)
        {
            // Also when nothing has changed: an earlier try may have ended between COMMIT and here. A new product is in no cache.
            await shelves.EmptyAsync(
                new ShelfTouches([], []) { Products = [registration.ProductId] }, context.CancellationToken);
        }

        return registration.Outcome == RegistrationOutcome.PrefixTaken
            ? throw CatalogErrors.PrefixesTaken(registration.HeldPrefixes)
            : new RegisterProductResponse
            {
                Outcome = (RegisterOutcome)registration.Outcome,
                Version = (uint)registration.Version,
            };
    }

    public override async Task<UploadProductsResponse> UploadProducts(UploadProductsRequest request, ServerCallContext context)
    {
        var caller = CallerOf(context);
        Calls.CheckName("document_number", request.DocumentNumber, limits.MaxDocumentNumberCharacters);
        var document = new IncomingBatch
        {
            ValidateOnly = request.ValidateOnly,
            Bytes = request.CalculateSize(),
            Validate = (_, _) => ValueTask.FromResult(
                validator.Validate([.. request.Products.Select(ProductMessages.ToContent)], caller)),
        };
        var ack = await documents.UploadAsync(
            StreamKind.Catalog, request.DocumentNumber, request.Mode, document, caller, context.CancellationToken);
        if (!ack.ValidatedOnly)
        {
            // As with a registration, what is acknowledged is known to the next call on this host.
            await RunAsync(caller, directory.RefreshAsync, context.CancellationToken);
        }

        return new UploadProductsResponse { Ack = ack };
    }

    public override async Task<GetProductResponse> GetProduct(GetProductRequest request, ServerCallContext context)
    {
        var caller = CallerOf(context);
        var found = await RunAsync(
            caller, ct => FindVersionAsync(caller, request.ProductCode, request.Version, ct), context.CancellationToken);
        return new GetProductResponse
        {
            Product = ProductMessages.ToMessage(found.Content),
            Version = (uint)found.Key.Version,
        };
    }

    public override async Task<SearchProductsResponse> SearchProducts(
        SearchProductsRequest request, ServerCallContext context)
    {
        var caller = CallerOf(context);
        var size = PageSize(request.PageSize);
        if (SearchMessages.ToQuery(request, caller) is not { } query)
        {
            return new SearchProductsResponse();
        }

        var after = 0L;
        if (request.PageToken.Length > 0 && !query.TryReadToken(request.PageToken, out after))
        {
            throw CatalogErrors.BadPageToken();
        }

        // One more than the page tells whether there is a next one.
        var found = await RunAsync(caller, ct => search.FindAsync(query, after, size + 1, ct), context.CancellationToken);
        return new SearchProductsResponse
        {
            Products = { found.Take(size).Select(product => SearchMessages.ToFound(product, caller)) },
            NextPageToken = found.Count > size ? query.TokenAfter(found[size - 1].Key.ProductId) : string.Empty,
        };
    }

    public override async Task<ListProductVersionsResponse> ListProductVersions(
        ListProductVersionsRequest request, ServerCallContext context)
    {
        var caller = CallerOf(context);
        var size = PageSize(request.PageSize);
        var product = await RunAsync(caller, ct => FindOwnAsync(caller, request.ProductCode, ct), context.CancellationToken);
        var query = SearchMessages.VersionsOf(request.ProductCode, caller);
        var below = (long)int.MaxValue;
        if (request.PageToken.Length > 0 && !query.TryReadToken(request.PageToken, out below))
        {
            throw CatalogErrors.BadPageToken();
        }

        var found = await RunAsync(
            caller,
            ct => search.ListVersionsAsync(product.ProductId, (int)below, size + 1, ct),
            context.CancellationToken);
        return new ListProductVersionsResponse
        {
            Versions = { found.Take(size).Select(SearchMessages.ToVersion) },
            NextPageToken = found.Count > size ? query.TokenAfter(found[size - 1].Key.Version) : string.Empty,
        };
    }

    private static Caller CallerOf(ServerCallContext context) =>
        context.GetHttpContext().Features.Get<Caller>() ?? throw CatalogErrors.NotSigned();

    private int PageSize(uint asked)
    {
        var limit = options.Value.MaxPageSize;
        if (asked > limit)
        {
            throw CatalogErrors.PageTooLarge(asked, limit);
        }

        return asked == 0 ? options.Value.DefaultPageSize : (int)asked;
    }

    private async Task<StoredProduct> FindVersionAsync(
        Caller caller, string productCode, uint version, CancellationToken ct)
    {
        var product = await FindOwnAsync(caller, productCode, ct);
        var wanted = version == 0 ? product.Version : (int)Math.Min(version, int.MaxValue);
        return await search.FindVersionAsync(new ProductVersionKey(product.ProductId, wanted), ct)
            ?? throw CatalogErrors.VersionNotFound(productCode, version);
    }

    private async Task<RegisteredProduct> FindOwnAsync(Caller caller, string productCode, CancellationToken ct)
    {
        var snapshot = await directory.RefreshAsync(ct);
        var product = snapshot.FindByProductCode(caller.EnterpriseId, productCode);
        return product?.EnterpriseId == caller.EnterpriseId ? product : throw CatalogErrors.ProductNotFound(productCode);
    }

    private async Task<T> RunAsync<T>(Caller caller, Func<CancellationToken, Task<T>> call, CancellationToken ct)
    {
        try
        {
            return await call(ct);
        }
        catch (Exception exception) when (CatalogFaults.IsOperating(exception) && !ct.IsCancellationRequested)
        {
            IngestLog.CatalogCallFailed(logger, caller.EnterpriseId, exception);
            throw CatalogErrors.Unavailable(options.Value.RetryDelay);
        }
    }
}
