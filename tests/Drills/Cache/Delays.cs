namespace TraceEngine.Drills.Cache;

/// <summary>
/// How long the steps of readers and writers are held up: mostly not, sometimes as long as other steps take, rarely long.
/// </summary>
internal sealed class Delays(int seed)
{
    private readonly Lock _gate = new();
    private readonly Random _choices = new(seed);

    public Task SomeAsync(CancellationToken ct) => Pause.ForAsync(Next(), ct);

    private TimeSpan Next()
    {
        lock (_gate)
        {
            return TimeSpan.FromMilliseconds(_choices.Next(1_000) switch
            {
                < 800 => 0,
                < 960 => _choices.Next(1, 12),
                < 998 => _choices.Next(10, 80),
                _ => _choices.Next(200, 1_500),
            });
        }
    }
}
