namespace TraceEngine.Bench.Yardsticks;

/// <summary>Ids that rows beside the engine's carry: taken from the engine's own numbers, so that the two never meet.</summary>
/// <param name="EnterpriseId">Who activated the codes, which is who packs and ships them.</param>
/// <param name="FirstSection">First of two ids a batch: one that activated its codes, one that the yardstick writes.</param>
internal readonly record struct BaseIds(long EnterpriseId, long FirstSection);
