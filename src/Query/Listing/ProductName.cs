namespace TraceEngine.Query.Listing;

/// <summary>How a product is named. Empty texts narrow nothing.</summary>
/// <param name="ProductCode">Product code of who registered it.</param>
/// <param name="NhsaCode">NHSA code, used when the product code is empty.</param>
/// <param name="Barcode">Product barcode, used with the NHSA code.</param>
/// <param name="OwnerCreditCode">Credit code of who registered it.</param>
internal sealed record ProductName(string ProductCode, string NhsaCode, string Barcode, string OwnerCreditCode);
