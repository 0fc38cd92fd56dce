using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Parties;

namespace TraceEngine.Contracts.Flows;

/// <summary>One line of the table of who may report what: a kind of document with the bill types that are alike in it.</summary>
/// <param name="Kind">Kind of document.</param>
/// <param name="Bills">Its bill types; <see cref="BillTypes.None"/> where it may name none.</param>
public sealed record FlowRule(DocumentKind Kind, IReadOnlyList<string> Bills)
{
    /// <summary>Roles that report it: the caller has one of them. Empty = any enterprise.</summary>
    public IReadOnlyList<EnterpriseRole> Roles { get; init; } = [];

    /// <summary>
    /// What the caller must be: all parties of one of the alternatives. Empty = the caller need be no party.
    /// </summary>
    public IReadOnlyList<FlowParties> Callers { get; init; } = [];

    /// <summary>Parties that must be named.</summary>
    public FlowParties Required { get; init; }

    /// <summary>Sorts of rows that it may have.</summary>
    public FlowRowSorts Rows { get; init; } = FlowRowSorts.Codes | FlowRowSorts.Quantities;

    /// <summary>What it does to who holds its codes.</summary>
    public CustodyMove Custody { get; init; }

    /// <summary>What its codes and their contents become; <see cref="LifeState.Live"/> = they stay as they are.</summary>
    public LifeState Ends { get; init; }

    /// <summary>Whether it must say why. A bill type may ask for it too.</summary>
    public bool NeedsReason { get; init; }

    /// <summary>Whether it must say who did it and who watched.</summary>
    public bool NeedsWitness { get; init; }

    /// <summary>Whether only an enterprise that holds the codes may report it.</summary>
    public bool NeedsHolder => Ends != LifeState.Live;
}
