namespace TraceEngine.Ingest.Copying.Postgres.Activations;

/// <summary>What is known of a parent that the batch itself does not activate.</summary>
internal sealed class ParentFact
{
    /// <summary>Active in the table, or activated earlier in the same group.</summary>
    public bool IsActive { get; set; }

    /// <summary>Its package level when active, else 0.</summary>
    public short Level { get; set; }

    /// <summary>Its state when active: 0 live.</summary>
    public short State { get; set; }

    /// <summary>Who activated it, when active.</summary>
    public long OwnerId { get; set; }

    /// <summary>Who packed into it before.</summary>
    public HashSet<long> Claimants { get; } = [];

    /// <summary>Something may have been cached about its contents.</summary>
    public bool ExistedBefore { get; set; }

    /// <summary>Another enterprise has activated it, or packed into it while it was open.</summary>
    public bool IsForeignTo(long enterpriseId) =>
        IsActive ? OwnerId != enterpriseId : Claimants.Count > 0 && !Claimants.Contains(enterpriseId);
}
