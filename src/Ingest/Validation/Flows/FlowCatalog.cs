using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Catalog;

namespace TraceEngine.Ingest.Validation.Flows;

/// <summary>The products that a caller can name.</summary>
internal sealed class FlowCatalog(ProductSnapshot catalog, long enterpriseId)
{
    /// <summary>The caller.</summary>
    public long EnterpriseId => enterpriseId;

    /// <summary>The product of a reference, or null.</summary>
    public RegisteredProduct? Find(ProductReference? reference) => reference switch
    {
        null => null,
        { ProductCode.Length: > 0 } => catalog.FindByProductCode(enterpriseId, reference.ProductCode),
        { NhsaCode.Length: > 0 } => catalog.FindByNhsaCode(enterpriseId, reference.NhsaCode, reference.Barcode),
        _ => null,
    };
}
