using System.Globalization;
using System.Security.Cryptography;
using TraceEngine.Access.Calls;
using TraceEngine.Access.Secrets;
using TraceEngine.Contracts.Signing;

namespace TraceEngine.Access.Services;

/// <summary>
/// Who the JSON facade is when it calls Ingest and Query. Its secret is derived from the master key: every host that has that
/// key knows it, nothing is configured and nothing is stored. Safe for use by many calls at once.
/// </summary>
public sealed class ServiceIdentity
{
    /// <summary>The ak of the facade. No enterprise's key has it: theirs begin with <c>ak-</c>.</summary>
    public const string Ak = "trace-service";

    private readonly SecretKey _secret;
    private readonly TimeProvider _time;

    internal ServiceIdentity(MasterKey masterKey, TimeProvider time)
    {
        Span<byte> secret = stackalloc byte[SecretKey.Size];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey.Bytes, secret, salt: [], "traceengine service identity v1"u8);
        _secret = new SecretKey(secret);
        CryptographicOperations.ZeroMemory(secret);
        _time = time;
    }

    /// <summary>
    /// The metadata entries of a gRPC call made for somebody: the server answers it as if that key had signed, for as long as
    /// the key lives. A retried call must be signed anew.
    /// </summary>
    /// <param name="fullMethodName">With the leading slash: <c>/traceengine.query.v1.QueryService/GetChain</c>.</param>
    /// <param name="onBehalfOf">Whose signed request the facade is answering.</param>
    public IReadOnlyList<KeyValuePair<string, string>> Sign(string fullMethodName, Caller onBehalfOf)
    {
        Span<byte> random = stackalloc byte[CallSigner.NonceSize];
        RandomNumberGenerator.Fill(random);
        var nonce = Convert.ToHexStringLower(random);
        var timestamp = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        CallSigner.Hash(Ak, timestamp, _secret.Reveal(), fullMethodName, nonce, onBehalfOf.Ak, hash);
        return
        [
            new(CallHeaders.Ak, Ak),
            new(CallHeaders.Timestamp, timestamp),
            new(CallHeaders.Nonce, nonce),
            new(CallHeaders.Sign, Convert.ToHexStringLower(hash)),
            new(CallHeaders.ActFor, onBehalfOf.Ak),
        ];
    }

    internal bool HasSigned(ISignedText text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        text.Hash(_secret.Reveal(), hash);
        return CryptographicOperations.FixedTimeEquals(hash, text.Sign);
    }
}
