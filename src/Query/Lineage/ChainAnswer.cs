namespace TraceEngine.Query.Lineage;

/// <summary>What an enterprise sees of a code.</summary>
/// <param name="Key">The code.</param>
/// <param name="Chain">Everything; null when it sees its own documents only.</param>
/// <param name="Events">The documents that it sees.</param>
internal sealed record ChainAnswer(byte[] Key, ChainFacts? Chain, ChainEvents Events);
