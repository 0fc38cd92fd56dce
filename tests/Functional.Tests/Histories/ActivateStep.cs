namespace TraceEngine.Functional.Tests.Histories;

/// <summary>Activates codes, each born into a parent or into none.</summary>
internal sealed record ActivateStep(int By, string Number, Way Way, IReadOnlyList<BirthRow> Rows) : HistoryStep(By, Number, Way)
{
    public override string ToString() => $"{Number} by {By} {Way}: activate {string.Join(", ", Rows)}";
}
