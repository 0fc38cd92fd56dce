using TraceEngine.Contracts.Lots;

namespace TraceEngine.Ingest.Copying.Rows;

/// <summary>A lot as a section declares it.</summary>
/// <param name="Number">Lot number.</param>
/// <param name="MadeOn">Day of manufacture.</param>
/// <param name="ExpiresOn">Expiry.</param>
internal readonly record struct SectionLot(string Number, DateOnly MadeOn, LotDate ExpiresOn);
