namespace TraceEngine.Access.Certificates;

/// <summary>
/// A certificate that nobody but its own users trusts: TLS on a developer's machine, so that nobody gets used to calls without
/// it. It is kept in the data folder and made anew when it no longer serves.
/// </summary>
public sealed class DevelopmentCertificate
{
    /// <summary>The folder in the data folder.</summary>
    public const string FolderName = "tls";

    /// <summary>Hosts that one certificate names, at most.</summary>
    public const int HostsAtMost = 100;

    private DevelopmentCertificate(CertificateFiles files, IReadOnlyList<string> hosts, DateTimeOffset validUntil, bool isNew) =>
        (CertificatePath, KeyPath, Hosts, ValidUntil, IsNew) = (files.Certificate, files.Key, hosts, validUntil, isNew);

    /// <summary>PEM file of the certificate: the server's, and what clients are told to trust.</summary>
    public string CertificatePath { get; }

    /// <summary>PEM file of the private key; only its owner may read it (mode 600).</summary>
    public string KeyPath { get; }

    /// <summary>The names and addresses it is valid for.</summary>
    public IReadOnlyList<string> Hosts { get; }

    /// <summary>When it ends, 397 days after it was made: the most that browsers take.</summary>
    public DateTimeOffset ValidUntil { get; }

    /// <summary>Whether it was made just now: clients have to be given the file again, servers to be started again.</summary>
    public bool IsNew { get; }

    /// <summary>
    /// The certificate in the data folder; made when there is none. It is made anew when it ends within a day, its key is lost,
    /// wrong or open to others, or a host is missing; the hosts it had stay.
    /// </summary>
    /// <param name="dataFolder">Where the folder <c>tls</c> is, or is made.</param>
    /// <param name="hosts">Names and addresses beside localhost, 127.0.0.1 and ::1.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="AccessException">A host is neither a name nor an address, or there are too many.</exception>
    public static DevelopmentCertificate Ensure(string dataFolder, IEnumerable<string> hosts, TimeProvider time)
    {
        var files = new CertificateFiles(Path.Combine(dataFolder, FolderName));
        var wanted = CertificateHosts.WithLoopback(hosts);
        var now = time.GetUtcNow();
        using var found = files.TryRead();
        var had = found is null ? [] : CertificateHosts.Of(found);
        if (found is not null && CertificateMaker.IsInTime(found, now) && wanted.All(had.Contains))
        {
            return new DevelopmentCertificate(files, had, CertificateMaker.EndOf(found), isNew: false);
        }
        var all = CertificateHosts.Together(wanted, had);
        using var made = CertificateMaker.Make(all, now);
        files.Write(made);
        return new DevelopmentCertificate(files, all, CertificateMaker.EndOf(made), isNew: true);
    }
}
