namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>Something that can happen.</summary>
/// <param name="Host">Who does it; null: the network, or a server.</param>
/// <param name="From">Earliest time, in milliseconds of the world.</param>
/// <param name="Run">Does it.</param>
internal sealed record ModelStep(ModelHost? Host, double From, Action Run);
