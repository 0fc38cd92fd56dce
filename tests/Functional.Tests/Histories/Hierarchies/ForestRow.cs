namespace TraceEngine.Functional.Tests.Histories.Hierarchies;

/// <summary>An edge of a forest as a row tells it.</summary>
/// <param name="Child">The code.</param>
/// <param name="Level">Level it is activated with; 0 when it is packed.</param>
/// <param name="Parent">Its parent, or null.</param>
internal readonly record struct ForestRow(int Child, int Level, int? Parent)
{
    public override string ToString() => $"{Child}/{Level} in {Parent}";
}
