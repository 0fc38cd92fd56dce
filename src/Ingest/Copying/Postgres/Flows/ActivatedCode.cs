using TraceEngine.Contracts.Codes;

namespace TraceEngine.Ingest.Copying.Postgres.Flows;

/// <summary>A code that an activation has made.</summary>
/// <param name="Code">Its key.</param>
/// <param name="State">Live, or what ended it.</param>
/// <param name="IsPacked">Whether it went into a package after birth.</param>
/// <param name="Parent">Where it is now.</param>
internal readonly record struct ActivatedCode(byte[] Code, LifeState State, bool IsPacked, byte[]? Parent);
