namespace TraceEngine.Query.Listing;

/// <summary>What the caller uploaded on some days: what it activated, and what its flow documents named.</summary>
/// <param name="Level">Only on this package level; 0 = on all.</param>
/// <param name="First">First day.</param>
/// <param name="LastInclusive">Last day.</param>
internal sealed record WantedDays(int Level, DateOnly First, DateOnly LastInclusive) : Wanted(Level)
{
    // The field's clock is China's, wherever the server stands.
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>When a day begins.</summary>
    public static DateTime StartOf(DateOnly day) =>
        DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue) - Offset, DateTimeKind.Utc);

    /// <summary>The day that a moment is on.</summary>
    public static DateOnly DayOf(DateTime moment) => DateOnly.FromDateTime(moment + Offset);

    /// <summary>Whether a moment is on one of the days.</summary>
    public bool Contains(DateTime moment) => DayOf(moment) is var day && day >= First && day <= LastInclusive;
}
