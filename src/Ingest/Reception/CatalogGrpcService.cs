using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Parties;
using TraceEngine.Ingest.Catalog;

namespace TraceEngine.Ingest.Reception;

/// <summary>The catalog's calls: the caller and its roles, the faults of the request, then the registration.</summary>
internal sealed class CatalogGrpcService(
    ProductRegistrar registrar,
    ProductDirectory directory,
    CatalogReader reader,
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

        var role = content.Kind == RegisteredKind.Consumable ? EnterpriseRole.ConsumableProducer : EnterpriseRole.DrugProducer;
        if (!caller.Roles.Contains(role))
        {
            throw CatalogErrors.RoleMissing(role);
        }

        var registration = await RunAsync(
            caller, ct => registrar.RegisterAsync(caller.EnterpriseId, content, ct), context.CancellationToken);
        return registration.Outcome == RegistrationOutcome.PrefixTaken
            ? throw CatalogErrors.PrefixesTaken(registration.HeldPrefixes)
            : new RegisterProductResponse
            {
                Outcome = (RegisterOutcome)registration.Outcome,
                Version = (uint)registration.Version,
            };
    }

    public override async Task<GetProductResponse> GetProduct(GetProductRequest request, ServerCallContext context)
    {
        var caller = CallerOf(context);
        return await RunAsync(caller, ct => FindAsync(caller, request.ProductCode, ct), context.CancellationToken)
            ?? throw CatalogErrors.ProductNotFound(request.ProductCode);
    }

    private static Caller CallerOf(ServerCallContext context) =>
        context.GetHttpContext().Features.Get<Caller>() ?? throw CatalogErrors.NotSigned();

    private async Task<GetProductResponse?> FindAsync(Caller caller, string productCode, CancellationToken ct)
    {
        var snapshot = await directory.RefreshAsync(ct);
        var product = snapshot.FindByProductCode(caller.EnterpriseId, productCode);
        if (product is null || product.EnterpriseId != caller.EnterpriseId)
        {
            return null;
        }

        var (name, spec) = await reader.ReadTextAsync(product, ct);
        return new GetProductResponse
        {
            Product = ProductMessages.ToMessage(product, name, spec),
            Version = (uint)product.Version,
        };
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
