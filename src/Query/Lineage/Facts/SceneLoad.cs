using TraceEngine.Query.Caching;

namespace TraceEngine.Query.Lineage.Facts;

/// <summary>One load while it is under way.</summary>
internal sealed class SceneLoad : IDisposable
{
    public SceneLoad(SettledFacts settled, PathHints hints, IFactShelf shelf, FactSession session, int depthLimit)
    {
        Session = session;
        Needs = new SceneNeeds(Scene, settled, depthLimit);
        Held = new HeldLoads(shelf);
        Shelves = new ShelfWalk(this, shelf, hints, depthLimit);
    }

    /// <summary>What has come.</summary>
    public ChainScene Scene { get; } = new();

    /// <summary>What is still wanted.</summary>
    public SceneNeeds Needs { get; }

    public FactSession Session { get; }

    /// <summary>What is being loaded for the shelves.</summary>
    public HeldLoads Held { get; }

    /// <summary>What came off the shelves, and what they did not have.</summary>
    public ShelfWalk Shelves { get; }

    public void Dispose() => Held.Dispose();
}
