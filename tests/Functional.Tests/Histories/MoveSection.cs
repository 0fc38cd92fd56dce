namespace TraceEngine.Functional.Tests.Histories;

/// <summary>Rows of one action.</summary>
internal sealed record MoveSection(MoveKind Kind, IReadOnlyList<MoveRow> Rows)
{
    public override string ToString() => $"{Kind} {string.Join(", ", Rows)}";
}
