using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Parties;
using TraceEngine.Ingest.Catalog;

namespace TraceEngine.Ingest.Validation;

/// <summary>
/// Products that an open enterprise activates before it registers them: they get a version without package levels, which a
/// registration replaces later. A registered product always has levels, so one without is provisional.
/// </summary>
internal sealed class ProvisionalProducts(ProductRegistrar registrar)
{
    private const int MaxCodeCharacters = 50;
    private const string Name = "（未登记产品）";

    /// <summary>Whether a product was never registered by its enterprise.</summary>
    public static bool IsProvisional(RegisteredProduct product) => product.Levels.IsEmpty;

    /// <summary>Registers what the reference names; false when it names nothing that could be registered.</summary>
    public async Task<bool> TryAddAsync(
        long enterpriseId,
        IReadOnlySet<EnterpriseRole> roles,
        ProductReference? reference,
        CancellationToken cancellationToken)
    {
        if (ContentOf(roles, reference) is not { } content)
        {
            return false;
        }

        var registration = await registrar.RegisterAsync(enterpriseId, content, cancellationToken);
        return registration.Outcome != RegistrationOutcome.PrefixTaken;
    }

    /// <summary>The product as it would be registered, for a check that writes nothing.</summary>
    public static RegisteredProduct? Imagine(
        long enterpriseId, IReadOnlySet<EnterpriseRole> roles, ProductReference? reference) =>
        ContentOf(roles, reference) is { } content
            ? new RegisteredProduct(0, 1, enterpriseId, content.ProductCode, content.Kind, content.NhsaCode, content.Barcode)
            : null;

    private static ProductContent? ContentOf(IReadOnlySet<EnterpriseRole> roles, ProductReference? reference)
    {
        var code = reference switch
        {
            null => "",
            { ProductCode.Length: > 0 } => reference.ProductCode,
            _ => reference.NhsaCode,
        };
        if (code.Length is 0 or > MaxCodeCharacters || code.Any(char.IsControl) || code.Trim() != code)
        {
            return null;
        }

        var kind = roles.Contains(EnterpriseRole.DrugProducer) ? RegisteredKind.DomesticDrug : RegisteredKind.Consumable;
        return new ProductContent(code, kind, reference!.NhsaCode, reference.Barcode, Name + code, "", [], []);
    }
}
