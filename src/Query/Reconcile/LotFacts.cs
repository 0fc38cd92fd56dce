namespace TraceEngine.Query.Reconcile;

/// <summary>A lot with the newest version of its product.</summary>
/// <param name="LotId">Our number of the lot.</param>
/// <param name="ProductCode">Product code of who registered the product.</param>
/// <param name="OwnerCreditCode">Credit code of who registered it.</param>
/// <param name="ProductName">Name.</param>
/// <param name="NhsaCode">NHSA code; empty when not registered.</param>
/// <param name="Barcode">Product barcode; empty when not registered.</param>
internal sealed record LotFacts(
    long LotId, string ProductCode, string OwnerCreditCode, string ProductName, string NhsaCode, string Barcode);
