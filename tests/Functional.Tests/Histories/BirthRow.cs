namespace TraceEngine.Functional.Tests.Histories;

/// <summary>A code and the parent it is born into.</summary>
internal readonly record struct BirthRow(int Code, int? Parent)
{
    public override string ToString() => Parent is null ? $"{Code}" : $"{Code} in {Parent}";
}
