namespace TraceEngine.Host.Tests.Commands;

public sealed class CertificateTests
{
    [Fact]
    public async Task Certificate_RunTwice_SaysWhereItIsAndKeepsIt()
    {
        using var folder = new DataFolder();

        var first = await HostProgram.RunAsync(folder.Path, "certificate", "--host", "trace.plant.example");
        var second = await HostProgram.RunAsync(folder.Path, "certificate");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("a new certificate", first.Output, StringComparison.Ordinal);
        Assert.Contains("still serves", second.Output, StringComparison.Ordinal);
        var certificate = Path.Combine(folder.Path, "tls", "trace-dev.pem");
        Assert.True(File.Exists(certificate));
        Assert.Contains($"--cacert {certificate}", second.Output, StringComparison.Ordinal);
        Assert.Contains("trace.plant.example", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_NoHost_IsRefusedInASentence()
    {
        using var folder = new DataFolder();

        var (exitCode, _, error) = await HostProgram.RunAsync(folder.Path, "certificate", "--host", "localhost:5080");

        Assert.Equal(1, exitCode);
        Assert.Contains("localhost:5080", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
