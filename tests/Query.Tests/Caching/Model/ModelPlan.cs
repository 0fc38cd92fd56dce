namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>What one run is about.</summary>
/// <param name="Weakening">The step that is left out.</param>
/// <param name="IsReplicated">A master with a replica, instead of a plain master.</param>
internal sealed record ModelPlan(Weakening Weakening, bool IsReplicated)
{
    /// <summary>Whether generations are bound to a master, which every script checks.</summary>
    public bool IsBound => IsReplicated && Weakening != Weakening.UnboundGeneration;
}
