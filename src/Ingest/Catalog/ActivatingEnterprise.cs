namespace TraceEngine.Ingest.Catalog;

/// <summary>An enterprise that a product's owner lets activate its codes.</summary>
/// <param name="CreditCode">Its credit code, as registered with the product.</param>
/// <param name="EnterpriseId">Its id; null while no enterprise with this credit code exists here.</param>
internal readonly record struct ActivatingEnterprise(string CreditCode, long? EnterpriseId);
