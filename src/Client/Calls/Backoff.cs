namespace TraceEngine.Client.Calls;

/// <summary>Waits between attempts: doubling from <see cref="First"/> up to <see cref="Longest"/>, each with jitter.</summary>
public sealed record Backoff
{
    /// <summary>The defaults: 100 ms doubling to 2 s.</summary>
    public static Backoff Default { get; } = new();

    /// <summary>The first wait.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>No wait is longer than this, unless the server asks for more.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(2);

    // Jitter between half and the whole: clients that lost one server at once do not come back at once.
    internal TimeSpan Wait(int attempt, TimeSpan? asked)
    {
        var doubled = First * Math.Pow(2, Math.Min(attempt, 20));
        var limited = doubled < Longest ? doubled : Longest;
        var jittered = limited * (0.5 + (Random.Shared.NextDouble() / 2));
        return asked > jittered ? asked.Value : jittered;
    }
}
