namespace TraceEngine.Query.Reconcile;

/// <summary>Which lot is asked for, and by whom. Empty texts narrow nothing.</summary>
/// <param name="CallerId">The enterprise that asks.</param>
/// <param name="CallerCreditCode">Its credit code.</param>
/// <param name="LotNumber">Number of the lot.</param>
/// <param name="ProductCode">Product code of who registered the product.</param>
/// <param name="NhsaCode">NHSA code.</param>
/// <param name="Barcode">Product barcode.</param>
/// <param name="ProductOwner">Credit code of who registered the product.</param>
internal sealed record LotQuestion(
    long CallerId,
    string CallerCreditCode,
    string LotNumber,
    string ProductCode,
    string NhsaCode,
    string Barcode,
    string ProductOwner)
{
    /// <summary>Whether a product is named.</summary>
    public bool HasProduct => ProductCode.Length > 0 || NhsaCode.Length > 0;
}
