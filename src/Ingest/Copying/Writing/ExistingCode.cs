namespace TraceEngine.Ingest.Copying.Writing;

/// <summary>What is known of a code that is active already.</summary>
/// <param name="EnterpriseId">Who activated it.</param>
/// <param name="LotId">Its lot.</param>
/// <param name="LotNumber">The lot's number.</param>
/// <param name="Level">Its package level.</param>
/// <param name="State">0 live; anything else: ended.</param>
/// <param name="BirthParent">The parent it was born into, or null. Where it is now does not matter here.</param>
internal sealed record ExistingCode(
    long EnterpriseId, long LotId, string LotNumber, short Level, short State, byte[]? BirthParent);
