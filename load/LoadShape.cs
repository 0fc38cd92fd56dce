namespace TraceEngine.Load;

/// <summary>
/// What an open-loop run sends: each line one batch every interval, whether or not the server has answered the last.
/// </summary>
public sealed record LoadShape
{
    // What is sent is built beforehand, about 16 bytes a code: 20 million are a third of a GB.
    private const long MaxCodes = 20_000_000;
    private const int MaxLines = 200;
    private static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(10);

    /// <summary>Name of the scenario; also the start of the names of its streams.</summary>
    public required string Name { get; init; }

    /// <summary>Lines, each with a connection and a stream of its own.</summary>
    public required int Lines { get; init; }

    /// <summary>Codes in a batch, a multiple of <see cref="LoadBatches.CodesPerCase"/>.</summary>
    public required int BatchCodes { get; init; }

    /// <summary>Time between two batches of a line.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>How long batches are sent.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Names of the streams; empty = made from <see cref="Name"/>.</summary>
    public IReadOnlyList<string> StreamNames { get; init; } = [];

    /// <summary>Batches that each line sends.</summary>
    public int BatchesPerLine => Math.Max(1, (int)(Duration / Interval));

    /// <summary>Codes that are asked of the server in a second.</summary>
    public double CodesPerSecond => Lines * BatchCodes / Interval.TotalSeconds;

    /// <summary>70 % of a measured peak in batches of 5,000 codes.</summary>
    /// <param name="peakCodesPerSecond">What the server took at most, codes a second.</param>
    /// <param name="duration">How long.</param>
    /// <param name="streams">Names of the streams, one line each; empty = two lines.</param>
    public static LoadShape AckPeak70(double peakCodesPerSecond, TimeSpan duration, IReadOnlyList<string> streams)
    {
        const double Share = 0.7;
        const int BatchCodes = 5_000;
        const int Lines = 2;
        ArgumentOutOfRangeException.ThrowIfLessThan(peakCodesPerSecond, 1);
        var lines = streams.Count > 0 ? streams.Count : Lines;
        return new LoadShape
        {
            Name = "ack-peak70",
            Lines = lines,
            BatchCodes = BatchCodes,
            Interval = TimeSpan.FromSeconds(lines * BatchCodes / (peakCodesPerSecond * Share)),
            Duration = duration,
            StreamNames = streams,
        };
    }

    /// <summary>Quiet lines: each a batch of 100 codes a second, spread evenly over the second.</summary>
    /// <param name="lines">How many.</param>
    /// <param name="duration">How long.</param>
    public static LoadShape AckQuiet(int lines, TimeSpan duration) => new()
    {
        Name = "ack-quiet",
        Lines = lines,
        BatchCodes = LoadBatches.CodesPerCase,
        Interval = TimeSpan.FromSeconds(1),
        Duration = duration,
    };

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Lines, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Lines, MaxLines);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Interval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Duration, MaxDuration);
        ArgumentOutOfRangeException.ThrowIfNotEqual(BatchCodes % LoadBatches.CodesPerCase, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)Lines * BatchesPerLine * BatchCodes, MaxCodes, "codes in the run");
    }
}
