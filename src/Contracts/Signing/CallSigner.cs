using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;

namespace TraceEngine.Contracts.Signing;

/// <summary>
/// Signs gRPC calls: lower-case hex SHA-256 over ak + timestamp + sk + full method name + nonce, as UTF-8 text.
/// The body is not signed: TLS protects it, and writes are idempotent, so that a replayed call has no second effect.
/// </summary>
public static class CallSigner
{
    /// <summary>Bytes of randomness in a nonce; 128 bits, so that two calls never share one.</summary>
    public const int NonceSize = 16;

    // Our longest text has about 300 letters, and a letter takes 3 bytes at most.
    private const int TextOnStack = 1024;

    // A draw costs as much as the hash of a signature. A nonce has to be unique, not secret, so that nothing is lost by having
    // drawn it before.
    private const int NoncesPerDraw = 64;

    [ThreadStatic]
    private static byte[]? _drawn;

    [ThreadStatic]
    private static int _noncesLeft;

    /// <summary>Adds the four entries of <see cref="CallHeaders"/>. A retried call must be signed anew.</summary>
    /// <param name="headers">Metadata of the call; entries of an earlier signature are replaced.</param>
    /// <param name="ak">Public half of the key.</param>
    /// <param name="sk">Secret half of the key, as issued.</param>
    /// <param name="fullMethodName">With the leading slash:
    /// <c>/traceengine.ingest.v1.IngestService/StreamActivations</c>.</param>
    /// <param name="time">The clock; the server accepts 300 s of difference.</param>
    public static void Sign(Metadata headers, string ak, string sk, string fullMethodName, TimeProvider time)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = NextNonce();
        Replace(headers, CallHeaders.Ak, ak);
        Replace(headers, CallHeaders.Timestamp, timestamp);
        Replace(headers, CallHeaders.Nonce, nonce);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(ak, timestamp, sk, fullMethodName, nonce, actFor: "", hash);
        Replace(headers, CallHeaders.Sign, Convert.ToHexStringLower(hash));
    }

    /// <summary>The 32 bytes a signature consists of, before they are written as hex.</summary>
    /// <param name="ak">Public half of the key.</param>
    /// <param name="timestamp">Unix time in seconds, ten digits.</param>
    /// <param name="sk">Secret half of the key.</param>
    /// <param name="fullMethodName">With the leading slash.</param>
    /// <param name="nonce">Of this call.</param>
    /// <param name="actFor">Calls of the engine's own facade: the value of <see cref="CallHeaders.ActFor"/>, which is signed
    /// behind the nonce. Empty for everybody else.</param>
    public static byte[] Hash(
        string ak, string timestamp, string sk, string fullMethodName, string nonce, string actFor = "")
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        Hash(ak, timestamp, sk, fullMethodName, nonce, actFor, hash);
        return hash;
    }

    /// <summary>The same, written to where the caller wants it: a server does this for each call.</summary>
    /// <param name="ak">Public half of the key.</param>
    /// <param name="timestamp">Unix time in seconds, ten digits.</param>
    /// <param name="sk">Secret half of the key.</param>
    /// <param name="fullMethodName">With the leading slash.</param>
    /// <param name="nonce">Of this call.</param>
    /// <param name="actFor">Empty, or the value of <see cref="CallHeaders.ActFor"/>.</param>
    /// <param name="target">32 bytes.</param>
    public static void Hash(
        string ak, string timestamp, string sk, string fullMethodName, string nonce, string actFor, Span<byte> target)
    {
        var size = Encoding.UTF8.GetMaxByteCount(
            ak.Length + timestamp.Length + sk.Length + fullMethodName.Length + nonce.Length + actFor.Length);
        byte[]? rented = null;
        var text = size <= TextOnStack ? stackalloc byte[TextOnStack] : rented = ArrayPool<byte>.Shared.Rent(size);
        var length = 0;
        foreach (var piece in (ReadOnlySpan<string>)[ak, timestamp, sk, fullMethodName, nonce, actFor])
        {
            length += Encoding.UTF8.GetBytes(piece, text[length..]);
        }
        SHA256.HashData(text[..length], target);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true); // the secret is in it
        }
    }

    private static string NextNonce()
    {
        var drawn = _drawn ??= new byte[NoncesPerDraw * NonceSize];
        if (_noncesLeft == 0)
        {
            RandomNumberGenerator.Fill(drawn);
            _noncesLeft = NoncesPerDraw;
        }
        return Convert.ToHexStringLower(drawn, --_noncesLeft * NonceSize, NonceSize);
    }

    private static void Replace(Metadata headers, string name, string value)
    {
        for (var i = headers.Count - 1; i >= 0; i--)
        {
            if (headers[i].Key == name)
            {
                headers.RemoveAt(i);
            }
        }
        headers.Add(name, value);
    }
}
