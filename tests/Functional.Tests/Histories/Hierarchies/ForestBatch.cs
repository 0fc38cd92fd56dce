using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Functional.Tests.Histories.Hierarchies;

/// <summary>Rows of one document; without an action they are born.</summary>
internal sealed record ForestBatch(PackagingAction? Action, IReadOnlyList<ForestRow> Rows)
{
    public override string ToString() => $"{(Action is null ? "born" : Action)}: {string.Join(", ", Rows)}";
}
