namespace TraceEngine.Signing.Tests;

public sealed class SigningOptionsTests
{
    private readonly SigningOptionsValidator _validator = new();

    [Fact]
    public void Options_AsTheyAre_AreGood() => Assert.True(_validator.Validate(null, new SigningOptions()).Succeeded);

    [Fact]
    public void Options_WithSeveralFaults_AreToldAllAtOnce()
    {
        var options = new SigningOptions
        {
            CodesAtMost = 0,
            CallTimeout = TimeSpan.FromMinutes(5),
            IngestAddress = "ingest:5080"
        };

        var result = _validator.Validate(null, options);

        Assert.Contains("Signing:CodesAtMost", result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("Signing:CallTimeout", result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("Signing:IngestAddress", result.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 4 * 1024 * 1024)]
    [InlineData(true, 1_024)]
    public void ParamLimit_InStrictMode_IsThatOfTheStandard(bool isStrict, int limit) =>
        Assert.Equal(limit, new SigningOptions { StrictParam = isStrict }.ParamLimit);
}
