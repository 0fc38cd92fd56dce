using System.Collections.Immutable;

namespace TraceEngine.Ingest.Catalog;

/// <summary>The answer to a registration.</summary>
/// <param name="Outcome">What was done.</param>
/// <param name="Version">The newest version of the product, from 1; 0 when a prefix was taken.</param>
internal sealed record Registration(RegistrationOutcome Outcome, int Version)
{
    /// <summary>The product; 0 when a prefix was taken.</summary>
    public long ProductId { get; init; }

    /// <summary>The prefixes that stood in the way, all of them; empty unless the outcome is PrefixTaken.</summary>
    public ImmutableArray<HeldPrefix> HeldPrefixes { get; init; } = [];
}
