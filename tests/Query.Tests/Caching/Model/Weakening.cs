namespace TraceEngine.Query.Tests.Caching.Model;

/// <summary>A step of the protocol left out or turned round, so that the model must find somebody who reads older data.</summary>
public enum Weakening
{
    /// <summary>The protocol as it is.</summary>
    None,

    /// <summary>R1: the lease is counted from the answer of the read instead of from before it.</summary>
    LeaseCountedFromAfterTheRead,

    /// <summary>R3: the tables are read while the lease is still on its way.</summary>
    ReadBeforeTheLeaseReply,

    /// <summary>R3: a request leaves the lease of its key's last request instead of a value of its own.</summary>
    LeaseValueUsedAgain,

    /// <summary>R4: a fill that looks at no lease.</summary>
    FillWithoutCompareAndSet,

    /// <summary>R5: who joined a load takes the leader's value.</summary>
    JoinerTakesTheLeadersValue,

    /// <summary>W2, W3: emptied before COMMIT.</summary>
    DeleteBeforeCommit,

    /// <summary>W3: the entry alone is deleted, the lease stays.</summary>
    DeleteLeavesTheLease,

    /// <summary>W4: closed, and acked at once.</summary>
    NoWaitAfterClosing,

    /// <summary>W4: who finds it closed already waits no more, however short it has been closed.</summary>
    NoWaitWhereClosedAlready,

    /// <summary>A closed generation is raised as soon as it is seen.</summary>
    ReopenedAtOnce,

    /// <summary>A lease that outlasts the writers' wait.</summary>
    LeaseLongerThanTheWait,

    /// <summary>A generation that is bound to no master, with a Redis that has a replica.</summary>
    UnboundGeneration,

    /// <summary>Scripts look at the role alone.</summary>
    RoleAloneIsChecked,

    /// <summary>Scripts look at the replication id alone.</summary>
    IdAloneIsChecked,
}
