namespace TraceEngine.Query.Lineage;

/// <summary>A registered package level.</summary>
/// <param name="Level">1 = smallest.</param>
/// <param name="Name">Its name; empty when none was registered.</param>
/// <param name="Prefix">Its prefix; empty when its codes carry none.</param>
internal readonly record struct LevelEntry(int Level, string Name, string Prefix);
