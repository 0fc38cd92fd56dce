using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using TraceEngine.Access.Certificates;

namespace TraceEngine.Access.Tests.Certificates;

public sealed class DevelopmentCertificateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("certificate-");
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Ensure_NoFiles_MakesThemAndOnlyTheOwnerReadsTheKey()
    {
        var made = Ensure();

        Assert.True(made.IsNew);
        Assert.Equal(Path.Combine(_folder.FullName, "tls", "trace-dev.pem"), made.CertificatePath);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(made.KeyPath));
        Assert.Equal(["localhost", "127.0.0.1", "::1"], made.Hosts);
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(made.KeyPath)!).Length);
        Assert.DoesNotContain("PRIVATE", File.ReadAllText(made.CertificatePath), StringComparison.Ordinal);
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(made.CertificatePath);
        Assert.Equal("CN=TraceEngine development", certificate.Subject);
        Assert.Equal(TimeSpan.FromDays(397), certificate.NotAfter - certificate.NotBefore);
        Assert.False(certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        var usages = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages;
        Assert.Equal("1.3.6.1.5.5.7.3.1", Assert.Single(usages.Cast<System.Security.Cryptography.Oid>()).Value);
    }

    [Fact]
    public void Ensure_ItStillServes_KeepsIt()
    {
        var made = Ensure("trace.plant.example");
        var text = File.ReadAllText(made.CertificatePath);
        _time.Advance(TimeSpan.FromDays(395));

        var kept = Ensure("TRACE.plant.example", "127.0.0.1");

        Assert.False(kept.IsNew);
        Assert.Equal(text, File.ReadAllText(made.CertificatePath));
        Assert.Equal((made.ValidUntil, made.Hosts.Count), (kept.ValidUntil, kept.Hosts.Count));
    }

    [Fact]
    public void Ensure_ExpiredOrNearly_MakesAnotherForTheSameHosts()
    {
        var first = Ensure("trace.plant.example");
        _time.Advance(TimeSpan.FromDays(396.5));

        var second = Ensure();

        Assert.True(second.IsNew);
        Assert.Contains("trace.plant.example", second.Hosts);
        Assert.Equal(first.ValidUntil.AddDays(396.5), second.ValidUntil);
    }

    [Fact]
    public void Ensure_AnotherHost_MakesOneWithAll()
    {
        Ensure("a.example");

        var made = Ensure("b.example", "2001:db8::0007", "192.0.2.10");

        Assert.True(made.IsNew);
        Assert.Equal(
            ["localhost", "127.0.0.1", "::1", "b.example", "2001:db8::7", "192.0.2.10", "a.example"], made.Hosts);
        Assert.False(Ensure("a.example", "[2001:db8::7]").IsNew);
    }

    [Fact]
    public void Ensure_KeyLostWrongOrOpenToOthers_MakesAnotherPair()
    {
        var key = Ensure().KeyPath;
        File.Delete(key);
        Assert.True(Ensure().IsNew);

        File.SetUnixFileMode(key, File.GetUnixFileMode(key) | UnixFileMode.GroupRead);
        Assert.True(Ensure().IsNew);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));

        var other = File.ReadAllText(key);
        File.Delete(key);
        Ensure();
        File.WriteAllText(key, other);
        Assert.True(Ensure().IsNew);

        File.WriteAllText(key, "half");
        Assert.True(Ensure().IsNew);
        Assert.False(Ensure().IsNew);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("localhost:5080")]
    [InlineData("*.plant.example")]
    [InlineData("https://plant.example")]
    [InlineData("工厂.example")]
    [InlineData("plant.example.")]
    public void Ensure_NoHost_IsRefusedByItsNameAndNothingIsMade(string host)
    {
        var refusal = Assert.Throws<AccessException>(() => Ensure(host));

        Assert.Contains($"'{host}'", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    [Fact]
    public void Ensure_TooManyHosts_IsRefused()
    {
        var hosts = Enumerable.Range(0, 98).Select(i => $"h{i}.example").ToArray();

        Assert.Contains("100", Assert.Throws<AccessException>(() => Ensure(hosts)).Message, StringComparison.Ordinal);
        Assert.Equal(100, Ensure(hosts[1..]).Hosts.Count);
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("trace.plant.example", true)]
    [InlineData("other.plant.example", false)]
    public async Task Handshake_ClientTrustsOnlyThisFile_SucceedsForItsHosts(string host, bool succeeds)
    {
        var made = Ensure("trace.plant.example");

        Assert.Equal(succeeds, await IsTrustedAsync(made, made.CertificatePath, host));
    }

    [Fact]
    public async Task Handshake_ClientTrustsAnotherFile_Fails()
    {
        var trusted = Path.Combine(_folder.FullName, "former.pem");
        File.Copy(Ensure().CertificatePath, trusted);

        Assert.False(await IsTrustedAsync(Ensure("another.example"), trusted, "localhost"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<bool> IsTrustedAsync(DevelopmentCertificate served, string trustedPath, string host)
    {
        using var certificate = X509Certificate2.CreateFromPemFile(served.CertificatePath, served.KeyPath);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, Ct);
        using var accepted = await listener.AcceptTcpClientAsync(Ct);
        await using var serverSide = new SslStream(accepted.GetStream());
        await using var clientSide = new SslStream(client.GetStream());
        var serving = serverSide.AuthenticateAsServerAsync(new() { ServerCertificate = certificate }, Ct);
        var trust = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        using var root = X509CertificateLoader.LoadCertificateFromFile(trustedPath);
        trust.CustomTrustStore.Add(root);
        try
        {
            await clientSide.AuthenticateAsClientAsync(new() { TargetHost = host, CertificateChainPolicy = trust }, Ct);
            await serving;
            return true;
        }
        catch (AuthenticationException)
        {
            accepted.Close();
            await Record.ExceptionAsync(() => serving); // what the server makes of it is not asked here
            return false;
        }
    }

    private DevelopmentCertificate Ensure(params string[] hosts) =>
        DevelopmentCertificate.Ensure(_folder.FullName, hosts, _time);
}
