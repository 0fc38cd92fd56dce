namespace TraceEngine.Access.Tests;

public sealed class AccessOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreFine() =>
        Assert.True(new AccessOptionsValidator().Validate(null, new AccessOptions()).Succeeded);

    [Fact]
    public void Validate_SeveralWrong_ReportsAllAtOnce()
    {
        var result = new AccessOptionsValidator().Validate(null, new AccessOptions
        {
            MaximumKeys = 0,
            MaximumClockDifference = TimeSpan.FromDays(1),
            RefreshInterval = TimeSpan.FromSeconds(2),
            RefreshTimeout = TimeSpan.FromSeconds(4),
        });

        var failures = result.Failures!.ToList();
        Assert.Equal(4, failures.Count);
        Assert.Contains(failures, failure => failure.Contains("Access:MaximumKeys", StringComparison.Ordinal));
        Assert.Contains(failures, failure => failure.Contains("Access:MaximumClockDifference", StringComparison.Ordinal));
        Assert.Contains(failures, failure => failure.Contains("Access:RefreshTimeout", StringComparison.Ordinal));
        Assert.Contains(failures, failure => failure.Contains("Access:ReplayMemory", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(599, 60, false)] // a signature of 300 s ahead to 300 s behind would outlive its memory
    [InlineData(600, 60, true)]
    [InlineData(600, 600, false)]
    public void Validate_Replays_AreRememberedAsLongAsSignaturesAreValid(int memory, int takeover, bool isFine)
    {
        var result = new AccessOptionsValidator().Validate(null, new AccessOptions
        {
            ReplayMemory = TimeSpan.FromSeconds(memory),
            ReplayTakeover = TimeSpan.FromSeconds(takeover),
        });

        Assert.Equal(isFine, result.Succeeded);
    }
}
