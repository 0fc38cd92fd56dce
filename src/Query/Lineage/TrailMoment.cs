namespace TraceEngine.Query.Lineage;

/// <summary>A point in the order in which things happened to a code.</summary>
/// <param name="At">When it happened; the same for all where only the arrival counts.</param>
/// <param name="SectionId">The section that told it: decides between equal times.</param>
internal readonly record struct TrailMoment(DateTime At, long SectionId) : IComparable<TrailMoment>
{
    public static TrailMoment First { get; } = new(DateTime.MinValue, long.MinValue);

    public static TrailMoment Last { get; } = new(DateTime.MaxValue, long.MaxValue);

    public static bool operator <(TrailMoment left, TrailMoment right) => left.CompareTo(right) < 0;

    public static bool operator >(TrailMoment left, TrailMoment right) => left.CompareTo(right) > 0;

    public static bool operator <=(TrailMoment left, TrailMoment right) => left.CompareTo(right) <= 0;

    public static bool operator >=(TrailMoment left, TrailMoment right) => left.CompareTo(right) >= 0;

    public int CompareTo(TrailMoment other) => At.CompareTo(other.At) is var byTime and not 0
        ? byTime
        : SectionId.CompareTo(other.SectionId);
}
