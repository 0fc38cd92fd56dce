using System.Security.Cryptography;
using System.Text;

namespace TraceEngine.Access.Secrets;

/// <summary>
/// Encrypts sks at rest with AES-256-GCM under the master key. The ak and version are bound in, so that a row copied over another
/// doesn't open. Layout: nonce (12 bytes), ciphertext (32), tag (16). Random nonces are safe for far more keys than ever exist.
/// </summary>
internal sealed class SecretBox(MasterKey masterKey)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int BoxSize = NonceSize + SecretKey.Size + TagSize;

    /// <summary>A new random sk and its encrypted form.</summary>
    public (SecretKey Secret, byte[] Box) Create(string ak, int version)
    {
        Span<byte> secret = stackalloc byte[SecretKey.Size];
        RandomNumberGenerator.Fill(secret);
        var box = new byte[BoxSize];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(masterKey.Bytes, TagSize);
        cipher.Encrypt(
            box.AsSpan(0, NonceSize), secret, box.AsSpan(NonceSize, SecretKey.Size), box.AsSpan(NonceSize + SecretKey.Size),
            Bound(ak, version));
        var created = new SecretKey(secret);
        CryptographicOperations.ZeroMemory(secret);
        return (created, box);
    }

    /// <summary>Null when the box was made under another master key, for another key, or was changed.</summary>
    public SecretKey? TryOpen(string ak, int version, ReadOnlySpan<byte> box)
    {
        if (box.Length != BoxSize)
        {
            return null;
        }
        Span<byte> secret = stackalloc byte[SecretKey.Size];
        using var cipher = new AesGcm(masterKey.Bytes, TagSize);
        try
        {
            cipher.Decrypt(
                box[..NonceSize], box.Slice(NonceSize, SecretKey.Size), box[(NonceSize + SecretKey.Size)..], secret,
                Bound(ak, version));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        var opened = new SecretKey(secret);
        CryptographicOperations.ZeroMemory(secret);
        return opened;
    }

    private static byte[] Bound(string ak, int version) => Encoding.UTF8.GetBytes($"{ak}\n{version}");
}
