using TraceEngine.Contracts.Codes;

namespace TraceEngine.Ingest.Copying.Writing;

/// <summary>What is known about a code that a flow document names, when it is judged.</summary>
internal readonly record struct FlowCodeFacts
{
    /// <summary>Whether the code was activated.</summary>
    public required bool IsActive { get; init; }

    /// <summary>Live, or what ended it.</summary>
    public LifeState State { get; init; }

    /// <summary>Whether the reporting enterprise may name codes that nobody has activated.</summary>
    public bool MayBeUnknown { get; init; }

    /// <summary>Whether the document names it already.</summary>
    public bool IsInDocument { get; init; }

    /// <summary>Whether the document, or this part of it, names a package around it.</summary>
    public bool HasOuter { get; init; }

    /// <summary>Whether an earlier part of the document names a code inside it.</summary>
    public bool HasInner { get; init; }

    /// <summary>Whether only who holds the code may report it, and the caller does not.</summary>
    public bool IsNotHeld { get; init; }

    /// <summary>Whether more is inside than one row may take along.</summary>
    public bool IsTooLarge { get; init; }
}
