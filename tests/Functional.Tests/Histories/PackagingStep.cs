namespace TraceEngine.Functional.Tests.Histories;

/// <summary>Moves codes between packages, section after section.</summary>
internal sealed record PackagingStep(int By, string Number, Way Way, IReadOnlyList<MoveSection> Sections)
    : HistoryStep(By, Number, Way)
{
    public override string ToString() => $"{Number} by {By} {Way}: {string.Join("; ", Sections)}";
}
