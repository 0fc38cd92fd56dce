namespace TraceEngine.Functional.Tests.Histories;

/// <summary>A child with its parent; a replacement: new code and old code; an emptied parent has no child.</summary>
internal readonly record struct MoveRow(int? Child, int? Parent)
{
    public override string ToString() => $"{Child}>{Parent}";
}
