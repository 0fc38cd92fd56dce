namespace TraceEngine.Functional.Tests.Histories.Queries;

/// <summary>What is wrong with an oracle on purpose: a comparison that does not notice proves nothing.</summary>
public enum OracleFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A document reaches whatever was ever in the package that it names.</summary>
    ForgetsWhen,

    /// <summary>Withdrawn documents count.</summary>
    CountsWithdrawn,

    /// <summary>Only the documents of who activated a code bring others into scope.</summary>
    StopsAtFirstHand,

    /// <summary>It has not heard of the last document of the history.</summary>
    MissesTheLast,
}
