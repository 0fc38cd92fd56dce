namespace TraceEngine.Query.Lineage;

/// <summary>An activated code and where it is now.</summary>
/// <param name="SectionId">The section that activated it.</param>
/// <param name="PackedSection">The section that put it into its parent; null when it was born into it.</param>
/// <param name="Level">Package level, 1 = smallest.</param>
/// <param name="State">0 live, 5 activation withdrawn, anything else: ended.</param>
/// <param name="Parent">Key of the package it is in; null when it is in none.</param>
internal sealed record TrailRow(long SectionId, long? PackedSection, int Level, int State, byte[]? Parent)
{
    private const int WithdrawnState = 5;

    public bool IsLive => State == 0;

    public bool IsActivationWithdrawn => State == WithdrawnState;
}
