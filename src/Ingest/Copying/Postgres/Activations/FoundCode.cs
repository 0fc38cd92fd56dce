namespace TraceEngine.Ingest.Copying.Postgres.Activations;

/// <summary>A code that is active already, with its birth parent as far as the row of the code tells it.</summary>
internal sealed record FoundCode(
    long SectionId, short Level, short State, long EnterpriseId, long LotId, string LotNumber, byte[]? BirthParent);
