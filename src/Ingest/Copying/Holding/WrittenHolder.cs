using TraceEngine.Contracts.Flows;

namespace TraceEngine.Ingest.Copying.Holding;

/// <summary>Who held a code when it left a package: from then on the documents of that package tell no more.</summary>
/// <param name="SectionId">Section by which it left.</param>
/// <param name="State">Who held it.</param>
internal readonly record struct WrittenHolder(long SectionId, CustodyState State);
