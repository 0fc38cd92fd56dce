namespace TraceEngine.Query.Reconcile;

/// <summary>Limits of counting whole lots and of duties; configuration section <c>Query:Reconcile</c>.</summary>
internal sealed record ReconcileOptions
{
    /// <summary>
    /// Longest time of one reconciliation. 1.1 million codes took 75 s on two cores that were busy with other work (measured).
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Reconciliations that run at once on this host; each has a connection. With one over 1.1 million codes the whole process
    /// peaked at 363 MB (measured), whatever the lot's size: see <see cref="TrailNodesAtMost"/>.
    /// </summary>
    public int RunsAtMost { get; init; } = 4;

    /// <summary>Most sections of a lot in one statement: each is one look into the block ranges of the table.</summary>
    public int SectionsPerStatement { get; init; } = 64;

    /// <summary>Codes and documents kept while a lot is counted; then they are forgotten and read again when needed.</summary>
    public int TrailNodesAtMost { get; init; } = 300_000;

    /// <summary>Most gaps of one kind that one call sends.</summary>
    public int GapsPerKindAtMost { get; init; } = 1_000;

    /// <summary>Most gaps of one kind that are kept apart; beyond it only the codes concerned are counted.</summary>
    public int GapSubjectsAtMost { get; init; } = 100_000;

    /// <summary>Most lots with one number that are looked at.</summary>
    public int LotsPerNumberAtMost { get; init; } = 1_000;

    /// <summary>How far back duties are looked for.</summary>
    public TimeSpan DutyWindow { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Most documents, and most lots, that one call for duties looks at; the newest.</summary>
    public int DutySubjectsAtMost { get; init; } = 2_000;

    /// <summary>Most codes that one call for duties looks at, over all documents.</summary>
    public int DutyCodesAtMost { get; init; } = 100_000;
}
