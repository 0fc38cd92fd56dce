namespace TraceEngine.Query.Listing;

/// <summary>The codes of a product.</summary>
internal sealed record WantedProduct(int Level, ProductName Product) : Wanted(Level);
