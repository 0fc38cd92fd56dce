using System.Security.Cryptography;

namespace TraceEngine.Contracts.Digests;

/// <summary>SHA-256 of a file whose bytes come piece by piece.</summary>
public sealed class FileDigest : IDisposable
{
    /// <summary>Bytes of the digest.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The next bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <summary>The digest of all bytes; the next one begins anew.</summary>
    public byte[] Complete() => _hash.GetHashAndReset();

    /// <summary>The digest of bytes that are all there.</summary>
    public static byte[] Of(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes);

    /// <inheritdoc />
    public void Dispose() => _hash.Dispose();
}
