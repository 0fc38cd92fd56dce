namespace TraceEngine.Ingest.Catalog;

/// <summary>A prefix of a registration that another product holds.</summary>
/// <param name="Prefix">The prefix.</param>
/// <param name="OwnProductCode">Code of the holder when it is the caller's own product; null when it is anybody else's.</param>
internal sealed record HeldPrefix(string Prefix, string? OwnProductCode);
