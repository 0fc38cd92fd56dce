namespace TraceEngine.Query.Listing;

/// <summary>The codes of a lot.</summary>
internal sealed record WantedLot(int Level, string LotNumber, ProductName Product) : Wanted(Level);
