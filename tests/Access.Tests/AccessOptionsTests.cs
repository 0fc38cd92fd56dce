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
        Assert.Equal(3, failures.Count);
        Assert.Contains(failures, failure => failure.Contains("Access:MaximumKeys", StringComparison.Ordinal));
        Assert.Contains(failures, failure => failure.Contains("Access:MaximumClockDifference", StringComparison.Ordinal));
        Assert.Contains(failures, failure => failure.Contains("Access:RefreshTimeout", StringComparison.Ordinal));
    }
}
