namespace TraceEngine.Ingest.Tests.Model;

/// <summary>
/// One thing that may happen next: a continuation of the code under test, a statement, the end of a lost transaction.
/// </summary>
internal sealed class Step(string name, ModelProcess? owner, Action run)
{
    public string Name { get; } = name;

    public ModelProcess? Owner { get; } = owner;

    public Action Run { get; } = run;

    /// <summary>Not before this many steps of the run.</summary>
    public long NotBefore { get; set; }

    /// <summary>For a statement that waits for a lock: the transaction that holds it.</summary>
    public ModelTransaction? Blocker { get; set; }

    /// <summary>For a statement: what happens when its wait times out.</summary>
    public Action? TimeOut { get; init; }

    public bool IsReady(long now) =>
        NotBefore <= now && (Owner is null || Owner.FrozenUntil <= now) && Blocker is null or { IsEnded: true };
}
