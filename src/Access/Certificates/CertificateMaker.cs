using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TraceEngine.Access.Certificates;

/// <summary>
/// Makes a self-signed certificate for servers. It is no authority: whoever trusts it trusts these hosts, and nothing that its
/// key could sign.
/// </summary>
internal static class CertificateMaker
{
    private const string Subject = "CN=TraceEngine development";
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(397);

    // Clocks of a container and its machine differ a little.
    private static readonly TimeSpan StartsBefore = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan RenewedBefore = TimeSpan.FromDays(1);

    public static X509Certificate2 Make(IEnumerable<string> hosts, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256);
        var identifier = new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        request.CertificateExtensions.Add(CertificateHosts.ToExtension(hosts));
        request.CertificateExtensions.Add(identifier);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(identifier));
        var start = now - StartsBefore;
        return request.CreateSelfSigned(start, start + Lifetime);
    }

    public static bool IsInTime(X509Certificate2 certificate, DateTimeOffset now) =>
        now >= certificate.NotBefore && now < EndOf(certificate) - RenewedBefore;

    public static DateTimeOffset EndOf(X509Certificate2 certificate) => certificate.NotAfter.ToUniversalTime();
}
