using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TraceEngine.Access.Certificates;

/// <summary>The two files of a certificate, and how they come to lie there.</summary>
internal sealed class CertificateFiles(string folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Everybody = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public string Certificate { get; } = Path.Combine(folder, "trace-dev.pem");

    public string Key { get; } = Path.Combine(folder, "trace-dev.key");

    /// <summary>
    /// Null when a file is missing, they don't belong together, or others could have read the key: then they serve no more.
    /// </summary>
    public X509Certificate2? TryRead()
    {
        if (!File.Exists(Certificate) || !File.Exists(Key) || (File.GetUnixFileMode(Key) & ~OwnerOnly) != 0)
        {
            return null;
        }
        try
        {
            return X509Certificate2.CreateFromPemFile(Certificate, Key);
        }
        catch (Exception unfit) when (unfit is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>
    /// Each file is written aside and moved into its place. A crash between the two leaves a pair that doesn't belong together,
    /// which <see cref="TryRead"/> tells.
    /// </summary>
    public void Write(X509Certificate2 certificate)
    {
        Directory.CreateDirectory(folder);
        using var key = certificate.GetECDsaPrivateKey()!;
        Replace(Key, key.ExportPkcs8PrivateKeyPem(), OwnerOnly);
        Replace(Certificate, certificate.ExportCertificatePem(), Everybody);
    }

    private static void Replace(string path, string text, UnixFileMode mode)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.new";
        using (var writer = new StreamWriter(draft, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = mode,
        }))
        {
            writer.Write(text);
            writer.Write('\n');
        }
        File.Move(draft, path, overwrite: true);
    }
}
