using TraceEngine.Query.Lineage.Facts;

namespace TraceEngine.Query.Listing;

/// <summary>What a section that activates tells of each of its codes; never changed once it is committed.</summary>
/// <param name="EnterpriseId">Who activated.</param>
/// <param name="CreditCode">Its credit code.</param>
/// <param name="LotId">The lot.</param>
/// <param name="LotNumber">Its number.</param>
/// <param name="ProductCode">Product code of who registered the product.</param>
/// <param name="Batch">The batch by which it came.</param>
internal sealed record CodeOrigin(
    long EnterpriseId, string CreditCode, long LotId, string LotNumber, string ProductCode, UploadId Batch);
