namespace TraceEngine.Query.Reconcile;

/// <summary>How the question for a lot ended.</summary>
internal enum LotOutcome
{
    /// <summary>Counted: the run was sent with all its gaps, and holds the numbers.</summary>
    Counted,

    /// <summary>Nothing of it is in scope, whether or not it exists.</summary>
    NotFound,

    /// <summary>Several lots in scope have the number.</summary>
    Several,

    /// <summary>The caller activated none of that number and named no product.</summary>
    ProductNeeded,

    /// <summary>As many as may run at once are running.</summary>
    Busy,
}
