using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace TraceEngine.Access.Certificates;

/// <summary>The names and addresses that a certificate is valid for, each in its one spelling.</summary>
internal static class CertificateHosts
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "::1"];

    public static IReadOnlyList<string> WithLoopback(IEnumerable<string> hosts) => Together(Loopback, [.. hosts.Select(Checked)]);

    public static IReadOnlyList<string> Together(IReadOnlyList<string> first, IReadOnlyList<string> more)
    {
        var all = first.Union(more, StringComparer.Ordinal).ToList();
        return all.Count <= DevelopmentCertificate.HostsAtMost
            ? all
            : throw new AccessException(AccessMessages.TooManyHosts(all.Count, DevelopmentCertificate.HostsAtMost));
    }

    public static IReadOnlyList<string> Of(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().ToList();
        return
        [
            .. names.SelectMany(name => name.EnumerateDnsNames()),
            .. names.SelectMany(name => name.EnumerateIPAddresses()).Select(address => address.ToString()),
        ];
    }

    public static X509Extension ToExtension(IEnumerable<string> hosts)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(host);
            }
        }
        return names.Build();
    }

    // A name is plain ASCII: what a client compares is what stands in the certificate.
    private static string Checked(string host) => Uri.CheckHostName(host) switch
    {
        UriHostNameType.IPv4 or UriHostNameType.IPv6 => IPAddress.Parse(host).ToString(),
        UriHostNameType.Dns when host.All(char.IsAscii) && !host.EndsWith('.') => host.ToLowerInvariant(),
        _ => throw new AccessException(AccessMessages.BadHost(host)),
    };
}
